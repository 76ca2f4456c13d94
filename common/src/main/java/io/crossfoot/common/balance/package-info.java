/** The rules by which stated and counted values are compared. The command line and the apps judge by the same ones. */
package io.crossfoot.common.balance;
