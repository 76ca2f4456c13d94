package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.ingest.format.Masked;
import io.crossfoot.schema.RejectCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is read of messages of one kind. Each gives the elements that it wants, and makes events and sections of them. */
abstract class MessageContent {

    private final Element root = new Element();
    private final Findings findings;
    private final OpenRecord record;
    private final OpenSection section;
    private final Days days = new Days();

    MessageContent(Findings findings, OpenRecord record) {
        this.findings = findings;
        this.record = record;
        this.section = new OpenSection(findings, this::sectionName);
    }

    /** The element that holds a message. */
    final Element root() {
        return root;
    }

    final Findings findings() {
        return findings;
    }

    final OpenRecord record() {
        return record;
    }

    final OpenSection section() {
        return section;
    }

    /** The name that the source gives the section that is being read. */
    abstract String sectionName();

    /** A message begins. */
    abstract void begin();

    /** The message ends; what is in it has ended before. */
    abstract void end();

    /** The source ends within the message: ends what is open. */
    abstract void breakOff();

    /** What the messages of the file state of it, by the names of its control values. */
    Map<String, String> stated() {
        return Map.of();
    }

    /** What of the file only its reader can count. */
    Map<String, String> counted() {
        return Map.of();
    }

    /** Something is wrong with the text of an element: rejects the record or all of the section, or makes the source malformed. */
    final void flaw(RejectCategory category, String reason) {
        if (record.isOpen()) {
            record.reject(category, reason);
        } else if (section.isOpen()) {
            section.flaw(category, reason);
        } else {
            findings.problem(reason);
        }
    }

    /** The record that is being read ends, and this is the event that is made of it. */
    final void endRecord(SpecificRecord event) {
        section.flaw().ifPresent(flaw -> record.reject(flaw.category(), flaw.reason()));
        findings.add(record.end(section.id(), event));
    }

    /** Reads an account: an IBAN, or whatever else identifies it. */
    final void account(Element account, Supplier<String> present, Consumer<String> consumer) {
        account.at("Id/IBAN").text(consumer);
        for (String other : new String[] {"Id/Othr/Id", "Id/PrtryAcct/Id", "Id/BBAN", "Id/UPIC", "Prxy/Id"}) {
            account.at(other).text(orElse(present, consumer));
        }
    }

    /** Reads an agent: a BIC, or whatever else identifies it. */
    final void agent(Element agent, Supplier<String> present, Consumer<String> consumer) {
        agent.at("FinInstnId/BICFI").text(consumer);
        agent.at("FinInstnId/BIC").text(consumer);
        for (String other : new String[] {
            "CmbndId/BIC", "ClrSysMmbId/MmbId", "ClrSysMmbId/Id", "CmbndId/ClrSysMmbId/Id", "Othr/Id", "PrtryId/Id"
        }) {
            agent.at("FinInstnId/" + other).text(orElse(present, consumer));
        }
    }

    /** Reads a day, given as a date or as a date and time. */
    final void day(Element element, String name, Consumer<@Nullable LocalDate> consumer) {
        for (Element form : new Element[] {element, element.at("Dt"), element.at("DtTm")}) {
            form.text(text -> consumer.accept(day(name, text)));
        }
    }

    /** Reads an amount and its currency. */
    final void amount(Value value, Consumer<BigDecimal> amounts, Consumer<String> currencies) {
        BigDecimal amount = Amounts.of(value.text());
        if (amount == null) {
            record.reject(
                    RejectCategory.FIELD,
                    "amount must have up to 18 digits before the point, 5 behind it, and no sign, got %s"
                            .formatted(Masked.value(value.text())));
        } else {
            amounts.accept(amount);
        }
        if (isCurrency(value.currency())) {
            currencies.accept(value.currency());
        } else {
            record.reject(
                    RejectCategory.FIELD,
                    "currency, attribute Ccy of the amount, must be three capital letters, got %s"
                            .formatted(Masked.value(value.currency())));
        }
    }

    /** Adds a text to what there is, behind a blank. */
    final String join(String present, String more) {
        if (present.length() + more.length() >= Value.LONGEST) {
            record.reject(
                    RejectCategory.LENGTH,
                    "the remittance information has more than %,d characters".formatted(Value.LONGEST));
            return present;
        }
        return present.isEmpty() ? more : present + ' ' + more;
    }

    private static Consumer<String> orElse(Supplier<String> present, Consumer<String> consumer) {
        return text -> {
            if (present.get().isEmpty()) {
                consumer.accept(text);
            }
        };
    }

    private @Nullable LocalDate day(String name, String text) {
        LocalDate day = days.of(text);
        if (day == null) {
            flaw(
                    RejectCategory.FIELD,
                    "%s must be a date such as 2026-11-26, got %s".formatted(name, Masked.value(text)));
        }
        return day;
    }

    private static boolean isCurrency(String currency) {
        return currency.length() == 3 && currency.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }
}
