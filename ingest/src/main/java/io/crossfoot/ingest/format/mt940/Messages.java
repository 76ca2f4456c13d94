package io.crossfoot.ingest.format.mt940;

import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages of a source as they begin and end, in blocks or without them. */
final class Messages {

    private final MessageLines lines;
    private final Problems problems;
    private final Consumer<SectionEnded> ended;
    private final SectionIds ids = new SectionIds();
    private @Nullable Message message;
    private @Nullable Message before;
    private String namedType = "";
    private boolean inBlock;
    private boolean any;

    /** @param ended is told each message once it has ended */
    Messages(MessageLines lines, Problems problems, Consumer<SectionEnded> ended) {
        this.lines = lines;
        this.problems = problems;
        this.ended = ended;
    }

    /** Takes the blocks of the current line, which stand before a message. Each may stand on a line of its own. */
    void beginBlocks() {
        end();
        inBlock = true;
        if (!lines.messageType().isEmpty()) {
            nameType(lines.messageType());
        }
    }

    /** Takes the end of a message's text. */
    void endBlocks() {
        end();
        inBlock = false;
        namedType = "";
    }

    /** Takes a line that names the type of the next message. */
    void announce(String type) {
        end();
        nameType(type);
    }

    /** Begins a message, which ends the one before. */
    Message begin(String reference) {
        end();
        any = true;
        Message begun = new Message(ids, reference, namedType);
        message = begun;
        return begun;
    }

    /** The message that the current field belongs to. Field 25 begins one of its own where a bank leaves out field 20. */
    Message current() {
        Message open = message;
        boolean next = lines.tag().startsWith("25") && open != null && open.closing() != null;
        return open == null || next ? begin("") : open;
    }

    /** The message that the entry on the current line belongs to. */
    Message ofEntry() {
        Message current = current();
        if (current.closing() != null) {
            problems.at(
                    lines.number(),
                    "an entry stands behind the closing balance of message '%s'".formatted(current.section()));
        }
        return current;
    }

    /** Ends the source. */
    void endAll() {
        end();
        if (lines.position() == 0) {
            problems.ofFile("is empty; a file of statements has at least one message");
        } else if (!any) {
            problems.ofFile("holds no message");
        } else if (inBlock) {
            problems.ofFile("the last message lacks its end, a line -}: the file may be cut off");
        }
    }

    private void nameType(String type) {
        namedType = type;
        if (!Message.isRead(type)) {
            problems.at(
                    lines.number(),
                    "a message of type %s; 940, 942 and 950 are read: take it out of the file".formatted(type));
        }
    }

    private void end() {
        Message done = message;
        if (done != null) {
            checkBalances(done);
            if (before != null) {
                done.follow(before);
            }
            ended.accept(done.ended());
            before = done;
            message = null;
        }
    }

    private void checkBalances(Message done) {
        if (done.isStatement() && done.opening() == null) {
            problems.at(
                    lines.number(),
                    "statement '%s' has no opening balance, a field 60F or 60M".formatted(done.section()));
        }
        if (done.isStatement() && done.closing() == null) {
            problems.at(
                    lines.number(),
                    "statement '%s' has no closing balance, a field 62F or 62M: it may be cut off"
                            .formatted(done.section()));
        }
    }
}
