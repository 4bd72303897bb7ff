package dev.wafer.strategies.wrap;

import dev.wafer.api.Order;

/**
 * A form whose size is written when it is sent: the share of what was said, for an order that may increase a position; all of it for one that can
 * only reduce. At share 0 an order that may increase is sent with nothing in it, which the desk rejects and journals.
 */
final class ShareOrder implements Order {
    private final Order form;
    private final double share;
    private final String whyFlat;
    private double signedShares;
    private boolean isReduceOnly;

    ShareOrder(Order form, double share, String whyFlat) {
        this.form = form;
        this.share = share;
        this.whyFlat = whyFlat;
    }

    @Override
    public Order buy(double shares) {
        return size(shares);
    }

    @Override
    public Order sell(double shares) {
        return size(-shares);
    }

    private Order size(double newSignedShares) {
        if (!(Math.abs(newSignedShares) <= 1e12)) {
            throw new IllegalArgumentException("order: found " + newSignedShares + " shares, expected a finite number");
        }
        if (signedShares != 0) {
            throw new IllegalArgumentException("order: side and size were said twice");
        }
        signedShares = newSignedShares;
        return this;
    }

    @Override
    public Order close() {
        form.close();
        return this;
    }

    @Override
    public Order limitAt(double priceUsd) {
        form.limitAt(priceUsd);
        return this;
    }

    @Override
    public Order stopAt(double priceUsd) {
        form.stopAt(priceUsd);
        return this;
    }

    @Override
    public Order takeProfitAt(double priceUsd) {
        form.takeProfitAt(priceUsd);
        return this;
    }

    @Override
    public Order trailBy(double distanceUsd) {
        form.trailBy(distanceUsd);
        return this;
    }

    @Override
    public Order onLast() {
        form.onLast();
        return this;
    }

    @Override
    public Order reduceOnly() {
        isReduceOnly = true;
        form.reduceOnly();
        return this;
    }

    @Override
    public Order postOnly() {
        form.postOnly();
        return this;
    }

    @Override
    public Order immediateOrCancel() {
        form.immediateOrCancel();
        return this;
    }

    @Override
    public Order stopLoss(double distanceUsd) {
        form.stopLoss(distanceUsd);
        return this;
    }

    @Override
    public Order takeProfit(double distanceUsd) {
        form.takeProfit(distanceUsd);
        return this;
    }

    @Override
    public Order trailingStop(double distanceUsd) {
        form.trailingStop(distanceUsd);
        return this;
    }

    @Override
    public long send(String because) {
        double sent = isReduceOnly ? signedShares : signedShares * share;
        if (sent != 0) {
            form.buy(sent);
        }
        boolean isRefused = signedShares != 0 && sent == 0;
        return form.send(isRefused ? whyFlat + "; wanted: " + because : because);
    }
}
