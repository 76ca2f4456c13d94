package io.crossfoot.common.registry;

import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Stamp;
import io.crossfoot.schema.ach.AchAddenda;
import io.crossfoot.schema.ach.AchEntry;
import io.crossfoot.schema.ach.AchSide;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Records as they travel. */
final class Samples {

    private Samples() {}

    static AchEntry entry(String traceNumber) {
        return AchEntry.newBuilder()
                .setBatchNumber("0000001")
                .setServiceClass("200")
                .setStandardEntryClass("PPD")
                .setCompanyName("ACME CORP")
                .setCompanyId("1234567890")
                .setEntryDescription("PAYROLL")
                .setEffectiveDate(LocalDate.of(2026, 11, 23))
                .setTransactionCode("22")
                .setSide(AchSide.CREDIT)
                .setReceivingDfi(9_100_001L)
                .setCheckDigit("0")
                .setAccountNumber("123456789")
                .setAmount(new BigDecimal("1234.56"))
                .setIndividualId("ID 00042")
                .setIndividualName("JANE DOE")
                .setTraceNumber(traceNumber)
                .setAddenda(List.of(new AchAddenda("05", "SALARY OF NOVEMBER")))
                .setEntryAddendaCount(2)
                .build();
    }

    static ControlValue controlValue() {
        return new ControlValue("entry_hash", "9100001", "9100001", true, "");
    }

    static Stamp stamp() {
        return new Stamp("ach-debits/2026-11-22/1/r1", "0000001", 0, 42L, 7L);
    }
}
