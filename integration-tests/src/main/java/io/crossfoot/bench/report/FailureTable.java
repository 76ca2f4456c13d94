package io.crossfoot.bench.report;

import io.crossfoot.bench.study.RunFailure;

/** The runs that did not come to their end, or to the right one. */
record FailureTable(Experiment experiment) {

    private static final int SHOWN = 300;

    @Override
    public String toString() {
        if (experiment.failures().isEmpty()) {
            return "None.";
        }
        MarkdownTable table = new MarkdownTable("contender", "study", "round", "what happened");
        for (RunFailure failure : experiment.failures()) {
            String message = failure.message();
            table.row(
                    experiment.title(failure.setting().contender()),
                    failure.setting().study(),
                    Integer.toString(failure.setting().round()),
                    message.substring(0, Math.min(SHOWN, message.length())));
        }
        return table.toString();
    }
}
