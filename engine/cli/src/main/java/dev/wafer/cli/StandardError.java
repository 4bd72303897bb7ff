package dev.wafer.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Gives the process another standard error. The launcher lets Java begin with one whose first words are dropped (Java says there that a module is an
 * incubating one) and keeps the true one open beside it; this puts the true one back, as it is: the same file at the same place, nothing opened anew.
 */
final class StandardError {
    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /** Standard error is from here on what this descriptor is; if the system cannot do that, it stays as it was. */
    @SuppressWarnings("restricted")                              // one call of the C library, of fixed types
    static void take(int descriptor) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("dup2").ifPresent(dup2 -> {
            MethodHandle call = linker.downcallHandle(dup2, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            try {
                int _ = (int) call.invokeExact(descriptor, STANDARD_ERROR);
            } catch (Throwable e) {
                throw new IllegalStateException("standard error: descriptor " + descriptor + " cannot be taken", e);
            }
        });
    }
}
