package dev.wafer.data.simulate;

import java.util.List;

/** The line through anchors, straight in logarithms, level before the first and after the last. Asked in ascending time. */
final class AnchorPath {
    private final List<Anchor> anchors;
    private int next;

    AnchorPath(List<Anchor> anchors) {
        for (int i = 1; i < anchors.size(); i++) {
            if (!(anchors.get(i).timeMs() > anchors.get(i - 1).timeMs())) {
                throw new IllegalArgumentException("anchors: " + anchors.get(i) + " is not later than " + anchors.get(i - 1));
            }
        }
        this.anchors = anchors;
    }

    double at(long timeMs) {
        while (next < anchors.size() && anchors.get(next).timeMs() <= timeMs) {
            next++;
        }
        if (next == 0) {
            return anchors.getFirst().value();
        }
        Anchor left = anchors.get(next - 1);
        if (next == anchors.size()) {
            return left.value();
        }
        Anchor right = anchors.get(next);
        double part = (double) (timeMs - left.timeMs()) / (right.timeMs() - left.timeMs());
        return left.value() * StrictMath.exp(part * StrictMath.log(right.value() / left.value()));
    }

    /** Milliseconds to the nearest pinned anchor. */
    long distanceToPinnedMs(long timeMs) {
        long nearestMs = Long.MAX_VALUE;
        for (Anchor anchor : anchors) {
            if (anchor.isPinned()) {
                nearestMs = Math.min(nearestMs, Math.abs(anchor.timeMs() - timeMs));
            }
        }
        return nearestMs;
    }
}
