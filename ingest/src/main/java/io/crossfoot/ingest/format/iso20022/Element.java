package io.crossfoot.ingest.format.iso20022;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An element of a message that is wanted, itself or for what is in it, and what is to be done when it comes. */
final class Element {

    private final Map<String, Element> children = new HashMap<>();
    private @Nullable Runnable beginning;
    private @Nullable Runnable ending;
    private @Nullable Consumer<Value> value;

    /** The element at the end of this path of names, joined by slashes; wanted from now on. */
    Element at(String path) {
        Element element = this;
        for (String name : path.split("/", -1)) {
            element = element.children.computeIfAbsent(name, unseen -> new Element());
        }
        return element;
    }

    /** Says what to do when the element begins, and when it ends. */
    Element around(Runnable beginning, Runnable ending) {
        this.beginning = beginning;
        this.ending = ending;
        return this;
    }

    /** Says what to do with its text, unless that is blank. */
    void text(Consumer<String> consumer) {
        value(read -> consumer.accept(read.text()));
    }

    /** Says what to do with its text and its currency, unless the text is blank. */
    void value(Consumer<Value> consumer) {
        value = consumer;
    }

    @Nullable
    Element child(String name) {
        return children.get(name);
    }

    boolean hasValue() {
        return value != null;
    }

    void begin() {
        if (beginning != null) {
            beginning.run();
        }
    }

    void take(Value read) {
        if (value != null) {
            value.accept(read);
        }
    }

    void end() {
        if (ending != null) {
            ending.run();
        }
    }
}
