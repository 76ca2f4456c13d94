package io.crossfoot.common.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Binds a section to a record: each component to the key of its kebab-case name. What the record's constructor
 * refuses with an {@link IllegalArgumentException} is a problem of the section.
 */
final class RecordBinding {

    private static final Set<Class<?>> NULLABLE = Set.of(Integer.class, Long.class, Boolean.class, Character.class);

    private final Binder binder;
    private final Placeholders placeholders;

    RecordBinding(Binder binder, Placeholders placeholders) {
        this.binder = binder;
        this.placeholders = placeholders;
    }

    Object bind(Class<?> type, Node node, Place place) {
        Map<String, RecordComponent> components = components(type);
        Problems problems = new Problems();
        Map<String, Entries.Entry> entries = Entries.of(node, place, problems).asMap();
        refuseUnknown(entries, components.keySet(), problems);
        @Nullable Object[] arguments = new Object[components.size()];
        int index = 0;
        for (Map.Entry<String, RecordComponent> component : components.entrySet()) {
            int at = index++;
            Optional<Entries.Entry> entry =
                    Optional.ofNullable(entries.get(component.getKey())).filter(each -> !Nodes.isNothing(each.node()));
            Place missing = place.key(component.getKey(), place.line());
            problems.gather(() -> arguments[at] = bindComponent(component.getValue(), entry, missing));
        }
        problems.throwIfAny();
        return construct(type, arguments, place);
    }

    private @Nullable Object bindComponent(RecordComponent component, Optional<Entries.Entry> entry, Place missing) {
        Type type = component.getGenericType();
        if (entry.isPresent()) {
            return binder.bind(type, entry.get().node(), entry.get().place());
        }
        Default byDefault = component.getAnnotation(Default.class);
        return byDefault == null
                ? bindNothing(component, missing)
                : binder.bindDefault(type, byDefault.value(), missing);
    }

    /** What a component is that is neither set nor has a default. A section left out is an empty section. */
    private @Nullable Object bindNothing(RecordComponent component, Place missing) {
        Type type = component.getGenericType();
        Class<?> raw = component.getType();
        if (raw == Optional.class) {
            return Optional.empty();
        }
        if (raw == List.class) {
            return List.of();
        }
        if (raw == Map.class) {
            return Map.of();
        }
        if (NULLABLE.contains(raw) || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (raw.isRecord()) {
            return bind(raw, YamlText.emptySection(), missing);
        }
        throw missing.refuse("is required and missing; set it to " + binder.expected(type));
    }

    private Object construct(Class<?> type, @Nullable Object[] arguments, Place place) {
        try {
            Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw place.refuse(placeholders.mask(String.valueOf(refusal.getMessage())));
            }
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot construct " + type.getName(), e);
        }
    }

    private static void refuseUnknown(Map<String, Entries.Entry> entries, Set<String> known, Problems problems) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(entry.place().problem("unknown key; " + Names.suggest(key, known)));
            }
        });
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        Arrays.stream(type.getRecordComponents()).forEach(each -> components.put(Names.kebab(each.getName()), each));
        return components;
    }
}
