000100******************************************************************
000200*  SALES OF THE DAY, BETWEEN A CONTROL HEADER AND A TRAILER       *
000300******************************************************************
000400 01  CONTROL-HEADER.                                              V01
000500     03  CTL-HEADER-TAG             PIC X(3).                     V01
000600     03  CTL-BUSINESS-DATE          PIC 9(8).                     V01
000700     03  CTL-BATCH-NUMBER           PIC S9(7)      COMP-3.        V01
000800     03  FILLER                     PIC X(12).                    V01
000900 01  CONTROL-TRAILER.                                             V01
001000     03  CTL-TRAILER-TAG            PIC X(3).                     V01
001100     03  CTL-RECORD-COUNT           PIC S9(9)      COMP-3.        V01
001200     03  CTL-PRICE-TOTAL            PIC S9(11)V99  COMP-3.        V01
001300     03  CTL-ARTICLE-HASH           PIC S9(15)     COMP-3.        V01
001400     03  CTL-QUANTITY-TOTAL         PIC S9(7)      COMP-3.        V01
001500 01  SALE.                                                        V01
001600     03  SALE-KEY                   USAGE DISPLAY.                V01
001700         05  ARTICLE-NUMBER         PIC 9(8).                     V01
001800         05  STORE-NUMBER           PIC S9(3)      COMP-3.        V01
001900     03  SALE-DATE                  PIC S9(7)      COMP-3.        V01
002000     03  DEPARTMENT                 PIC S9(3)      COMP-3.        V01
002100         88  FOOD                   VALUES 100 THRU 199.          V01
002200     03  QUANTITY-SOLD              PIC S9(9)      COMP-3.        V01
002300     03  SALE-PRICE                 PIC S9(9)V99   COMP-3.        V01
