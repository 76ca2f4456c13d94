package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.iso20022.IsoSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Opening balance, booked entries and closing balance of one statement. Each balance counts once for a currency; a
 * statement of several currencies closes if all together do. A page of a longer statement opens and closes with interim
 * balances, which are of one type and told apart by their subtype.
 */
final class Balances {

    private static final String INTERIM = "ITBD";
    private static final List<String> OPENING = List.of("OIBD", "OPBD", "PRCD");
    private static final List<String> CLOSING = List.of("CIBD", Iso20022.CLOSING);

    /** There are fewer currencies than this. */
    private static final int MOST_CURRENCIES = 400;

    private final Findings findings;
    private final Map<String, Map<String, BigDecimal>> balances = new HashMap<>();
    private ExactSum booked = new ExactSum(Amounts.SCALE);
    private String type = "";
    private String subtype = "";
    private String currency = "";
    private IsoSide side = IsoSide.NONE;
    private @Nullable BigDecimal amount;

    Balances(Findings findings) {
        this.findings = findings;
    }

    /** Reads a balance, {@code Bal}. */
    void want(Element balance) {
        balance.around(this::beginBalance, this::endBalance);
        balance.at("Tp/CdOrPrtry/Cd").text(code -> type = code);
        balance.at("Tp/Cd").text(code -> type = code);
        balance.at("Tp/SubTp/Cd").text(code -> subtype = code);
        balance.at("Amt").value(this::readAmount);
        balance.at("CdtDbtInd").text(this::readSide);
    }

    /** A statement begins. */
    void begin() {
        balances.clear();
        booked = new ExactSum(Amounts.SCALE);
    }

    /** Takes in a booked entry. */
    void book(BigDecimal amount, IsoSide side) {
        booked.add(signed(amount, side));
    }

    /** The closing balance as it is stated. */
    Optional<BigDecimal> closing() {
        return sum(CLOSING);
    }

    /** The statements of an account that these balances are of, one for each currency that has both. */
    List<AccountStatement> statements(String account, String number) {
        Map<String, BigDecimal> openings = first(OPENING).orElse(Map.of());
        Map<String, BigDecimal> closings = first(CLOSING).orElse(Map.of());
        List<AccountStatement> statements = new ArrayList<>();
        new TreeMap<>(openings).forEach((each, opening) -> {
            BigDecimal closing = closings.get(each);
            if (closing != null) {
                statements.add(
                        new AccountStatement(account, each, number, Amounts.plain(opening), Amounts.plain(closing)));
            }
        });
        return statements;
    }

    /** The closing balance that follows from the opening one; empty where there is none. */
    Optional<BigDecimal> expectedClosing() {
        return sum(OPENING).map(opening -> opening.add(booked.value()));
    }

    private void beginBalance() {
        type = "";
        subtype = "";
        currency = "";
        side = IsoSide.NONE;
        amount = null;
    }

    private void readAmount(Value value) {
        currency = value.currency();
        amount = Amounts.number(value.text());
        if (amount == null) {
            findings.problem("a balance must be a number, got %s".formatted(Masked.value(value.text())));
        }
    }

    private void readSide(String indicator) {
        side = Sides.of(indicator);
        if (side == IsoSide.NONE) {
            findings.problem("CdtDbtInd of a balance must be CRDT or DBIT, got %s".formatted(Masked.value(indicator)));
        }
    }

    private void endBalance() {
        String kind = type.equals(INTERIM) ? subtype : type;
        if (amount != null && (OPENING.contains(kind) || CLOSING.contains(kind))) {
            Map<String, BigDecimal> ofKind = balances.computeIfAbsent(kind, unseen -> new HashMap<>());
            if (ofKind.size() < MOST_CURRENCIES) {
                ofKind.putIfAbsent(currency, signed(amount, side));
            }
        }
    }

    private Optional<BigDecimal> sum(List<String> kinds) {
        return first(kinds).map(byCurrency -> byCurrency.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The balances, by currency, of the first of these kinds that there is. */
    private Optional<Map<String, BigDecimal>> first(List<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> Optional.ofNullable(balances.get(kind)).stream())
                .findFirst();
    }

    private static BigDecimal signed(BigDecimal amount, IsoSide side) {
        return side == IsoSide.DEBIT ? amount.negate() : amount;
    }
}
