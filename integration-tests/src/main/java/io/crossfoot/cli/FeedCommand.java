package io.crossfoot.cli;

import picocli.CommandLine.Command;

/** {@code crossfoot feed}: helps to describe feeds. */
@Command(
        name = "feed",
        description = "Describe a feed: draft a description from a sample, check one.",
        mixinStandardHelpOptions = true,
        subcommands = {FeedNewCommand.class, FeedCheckCommand.class})
final class FeedCommand {}
