package io.crossfoot.ingest.format.nacha;

/**
 * Where the fields of an entry stand that are not at the same place in all entries: positions as the NACHA rules give
 * them, from 1, both ends included. A field that entries of the layout lack ends before it begins.
 */
enum EntryLayout {
    DOMESTIC(30, 13, 29, 40, 54, 55, 76),
    INTERNATIONAL(30, 40, 74, 13, 12, 13, 12),
    ACCOUNTING_ADVICE(28, 13, 27, 40, 48, 55, 76);

    static final int AMOUNT_END = 39;

    final int amount;
    final int account;
    final int accountEnd;
    final int id;
    final int idEnd;
    final int name;
    final int nameEnd;

    EntryLayout(int amount, int account, int accountEnd, int id, int idEnd, int name, int nameEnd) {
        this.amount = amount;
        this.account = account;
        this.accountEnd = accountEnd;
        this.id = id;
        this.idEnd = idEnd;
        this.name = name;
        this.nameEnd = nameEnd;
    }
}
