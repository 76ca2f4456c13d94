package io.crossfoot.common.registry;

/** Something answers, but not as a schema registry does: as a rule a wrong address. */
public final class UnexpectedRegistryAnswer extends RegistryException {

    private static final long serialVersionUID = 1L;

    UnexpectedRegistryAnswer(String request, String answer) {
        super(("%s was answered with %s, which is not the schema registry protocol. Check schema.registry.url:"
                        + " with Apicurio Registry it ends in /apis/ccompat/v7.")
                .formatted(request, answer));
    }
}
