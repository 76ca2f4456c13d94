package io.crossfoot.ingest.format.bai2;

import io.crossfoot.common.feed.Bai2;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceEnded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The file, its groups and their accounts as they begin and end, and what their trailers state. A trailer that is missing
 * is a fault, and its section ends all the same: by the record that cannot stand in it.
 */
final class Sections {

    private static final int VERSION_FIELD = 7;
    /** Version 3 is BTRS, which has the same records and control values. */
    private static final Set<String> VERSIONS = Set.of("", "2", "3");

    private final Bai2Records records;
    private final Problems problems;
    private final Consumer<SectionEnded> ended;
    private final SectionIds ids = new SectionIds();
    private final Map<String, String> stated = new HashMap<>();
    private Group group = Group.none();
    private Account account = Account.noneOf(group);
    private long groups;
    private boolean closed;
    private boolean overrun;

    /** @param ended is told each section once it has ended, accounts before their group */
    Sections(Bai2Records records, Problems problems, Consumer<SectionEnded> ended) {
        this.records = records;
        this.problems = problems;
        this.ended = ended;
    }

    /** The account that the current record stands in. */
    Account account() {
        return account;
    }

    /** Looks where the current record stands, and ends what it cannot stand in. */
    void enter() {
        checkPlace();
        switch (records.code()) {
            case RecordCode.FILE_HEADER, RecordCode.GROUP_HEADER, RecordCode.FILE_TRAILER -> closeGroup();
            case RecordCode.ACCOUNT, RecordCode.GROUP_TRAILER -> closeAccount();
            default -> {}
        }
    }

    /** Counts the current physical record. */
    void countRecord() {
        group.countRecord();
        account.countRecord();
    }

    /** A header or a trailer, which is read once its continuations have been. */
    LogicalRecord frame() {
        return new Header(
                switch (records.code()) {
                    case RecordCode.FILE_HEADER -> this::readFileHeader;
                    case RecordCode.GROUP_HEADER -> this::readGroupHeader;
                    case RecordCode.ACCOUNT_TRAILER -> this::readAccountTrailer;
                    case RecordCode.GROUP_TRAILER -> this::readGroupTrailer;
                    default -> this::readFileTrailer;
                });
    }

    /** Begins the account that the current record names. */
    Account beginAccount() {
        if (group.isNone()) {
            problems.at(records.line(), "an account, a record of code 03, stands outside of any group");
        }
        List<String> heading = Header.firstFields(records.body());
        String number = Fields.name(heading, 0);
        account = new Account(ids.next(number), number, Header.field(heading, 1), group);
        account.countRecord();
        group.countAccount();
        return account;
    }

    /** Ends the file. */
    void end() {
        closeGroup();
        if (records.records() == 0) {
            problems.ofFile("is empty; a BAI2 file has at least a file header and a file trailer");
        } else if (!closed) {
            problems.ofFile("the file trailer, a record of code 99, is missing: the file may be cut off");
        }
    }

    /** What the file states, and what was counted of it. */
    SourceEnded source() {
        Map<String, String> counted =
                Map.of(Bai2.GROUPS, Long.toString(groups), Bai2.RECORDS, Long.toString(records.records()));
        return new SourceEnded(stated, counted, problems.all(), records.position());
    }

    /** The file header must be the first record and the only one of its kind, the file trailer the last. */
    private void checkPlace() {
        boolean header = records.code().equals(RecordCode.FILE_HEADER);
        if (records.records() == 1 && !header) {
            problems.at(records.line(), "the file header, a record of code 01, is missing");
        } else if (records.records() > 1 && header) {
            problems.at(records.line(), "a second file header; a file has one, as its first record");
        }
        if (closed && !overrun) {
            overrun = true;
            problems.at(records.line(), "a record stands behind the file trailer, which must be the last");
        }
    }

    private void readFileHeader(Header header) {
        String version = Header.field(header.fields(), VERSION_FIELD);
        if (!VERSIONS.contains(version)) {
            problems.at(
                    header.line(),
                    "the file is of version %s of the format; 2 and 3 are read"
                            .formatted(version.length() > 1 ? Masked.value(version) : version));
        }
    }

    private void readGroupHeader(Header header) {
        groups++;
        group = Group.of(header.fields(), ids, header.records());
        account = Account.noneOf(group);
    }

    private void readAccountTrailer(Header header) {
        if (account.isNone()) {
            problems.at(header.line(), "an account trailer, a record of code 49, without an account before it");
        } else {
            endAccount(stated(header, Bai2.CONTROL_TOTAL, Bai2.RECORDS));
        }
    }

    private void readGroupTrailer(Header header) {
        if (group.isNone()) {
            problems.at(header.line(), "a group trailer, a record of code 98, without a group before it");
        } else {
            endGroup(stated(header, Bai2.CONTROL_TOTAL, Bai2.ACCOUNTS, Bai2.RECORDS));
        }
    }

    private void readFileTrailer(Header header) {
        if (!closed) {
            closed = true;
            stated.putAll(stated(header, Bai2.TOTAL, Bai2.GROUPS, Bai2.RECORDS));
        }
    }

    /**
     * What a trailer states, by the names of its fields in their order. The first is its total; left blank, as some banks do
     * for an account without amounts, it states nought, as an amount does that is left out.
     */
    private Map<String, String> stated(Header trailer, String... names) {
        Map<String, String> numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            String field = Header.field(trailer.fields(), i);
            if (i == 0 && field.isEmpty()) {
                numbers.put(names[i], "0");
            } else if (Numbers.isControl(field)) {
                numbers.put(names[i], Numbers.control(field));
            } else {
                problems.at(
                        trailer.line(),
                        "the trailer's %s must be a number, got %s".formatted(names[i], Masked.value(field)));
            }
        }
        return numbers;
    }

    private void closeAccount() {
        if (!account.isNone()) {
            problems.at(
                    records.line(),
                    "account '%s' has no account trailer, a record of code 49".formatted(Masked.raw(account.number())));
            endAccount(Map.of());
        }
    }

    private void closeGroup() {
        closeAccount();
        if (!group.isNone()) {
            problems.at(
                    records.line(), "group '%s' has no group trailer, a record of code 98".formatted(group.section()));
            endGroup(Map.of());
        }
    }

    private void endAccount(Map<String, String> stated) {
        ended.accept(account.ended(stated));
        account = Account.noneOf(group);
    }

    private void endGroup(Map<String, String> stated) {
        ended.accept(group.ended(stated));
        group = Group.none();
        account = Account.noneOf(group);
    }
}
