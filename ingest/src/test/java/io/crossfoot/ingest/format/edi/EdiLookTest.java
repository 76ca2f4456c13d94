package io.crossfoot.ingest.format.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdiLookTest {

    @Test
    void knowsInterchangesOfX12() {
        assertThat(fits(EdiText.x12())).isTrue();
        assertThat(fits("\n  " + EdiText.x12With('|', '>', "\n"))).isTrue();
        assertThat(fits("\uFEFF" + EdiText.x12())).isTrue();
        assertThat(fits("$$ADD ID=1\r\n" + EdiText.x12())).isTrue();
    }

    @Test
    void knowsGroupsSetsAndMessagesThatNoInterchangeHolds() {
        assertThat(fits("GS*HP*A*B*20260622*1200*17*X*005010X221A1~\nST*835*0001~"))
                .isTrue();
        assertThat(fits("ST|835|0001|005010X221A1\nBPR|I|1")).isTrue();
        assertThat(fits("UNG+INVOIC+A+B")).isTrue();
        assertThat(fits("UNH+1+INVOIC:D:97B:UN'")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UNA:+.? 'UNB+UNOA:1", "UNA:+.? '\r\nUNB", "UNB+UNOC:3+S+R", "UNB\u001dUNOB\u001f1", "\n UNB+"})
    void knowsInterchangesOfEdifact(String head) {
        assertThat(fits(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ISA",
                "ISA*00*",
                "ISABELLA,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18",
                "UNA",
                "UNAVAILABLE;1",
                "UNB",
                "UNBILLED;1",
                "name;amount\nISABEL;1",
                "text UNB+UNOC:3",
                "UNHAPPY;1",
                "UNH",
                "STREET*1*2~",
                "ST*835",
                "ST;835;1;2026-06-22",
                "GS1;835;1",
                "GS*HP*A*B*20260622*1200*17*X"
            })
    void knowsWhatIsNoInterchange(String head) {
        assertThat(fits(head)).isFalse();
    }

    private static boolean fits(String head) {
        return EdiLook.fits(head.getBytes(StandardCharsets.UTF_8));
    }
}
