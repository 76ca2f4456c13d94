package io.crossfoot.reconcile;

import io.crossfoot.common.app.Crossfoot;

/** Runs reconcile: {@code reconcile reconcile.yaml}. */
public final class ReconcileMain {

    private ReconcileMain() {}

    public static void main(String[] args) {
        Crossfoot.run("reconcile", args, ReconcileConfig.class, ReconcileModule::new);
    }
}
