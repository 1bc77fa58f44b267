using System.Text.RegularExpressions;

namespace StreamTesting.Domains.Tests;

/// <summary>What is true of every order, whatever the options.</summary>
internal static partial class LifecycleRules
{
    public static void Check(OrderLifecycles orders, IReadOnlyList<StreamEvent> order, string what)
    {
        var story = $"{what}: {string.Join(", ", order)}";
        var types = order.Select(happened => happened.Type).ToList();
        Rule(types is ["order_created", "payment_authorized", ..], story);
        Rule(types.Distinct().Count() == types.Count, story);
        Rule(types.Skip(2).Except(types.Contains("order_cancelled") ? ["order_cancelled"] : ["order_shipped", "order_amount_corrected"]).Any() == false, story);
        Rule(order.Zip(order.Skip(1)).All(pair => pair.First.EventTime < pair.Second.EventTime), story);
        Rule(order.All(happened => happened.EndsEntity == (happened == order[^1])), story);
        Rule(order.Skip(1).All(happened => happened.SchemaVersion == 1), story);
        Rule(order.All(happened => happened.EventTime.Ticks % TimeSpan.TicksPerSecond == 0 && happened.EventTime.Offset == TimeSpan.Zero), story);
        CheckTimes(orders, order.ToDictionary(happened => happened.Type, happened => happened.EventTime), story);
        CheckFacts(order, story);
    }

    public static void CheckPayload(OrderPayload payload)
    {
        Rule(SessionId().IsMatch(payload.Context.SessionId), payload);
        Rule(TenantId().IsMatch(payload.Context.TenantId), payload);
        Rule(UserId().IsMatch(payload.Context.UserId), payload);
        Rule(payload switch
        {
            OrderCreated created => created.Amount is >= 5 and <= 500 && created.Amount.Scale == 2 && PromoCode().IsMatch(created.PromoCode ?? "PROMO10"),
            PaymentAuthorized paid => AuthCode().IsMatch(paid.AuthCode),
            OrderShipped shipped => TrackingId().IsMatch(shipped.TrackingId),
            OrderAmountCorrected corrected => corrected.NewAmount != corrected.OldAmount && corrected.NewAmount is >= 1 and <= 9999
                && Math.Abs(corrected.NewAmount - corrected.OldAmount) <= corrected.OldAmount * 0.15m && corrected.Reason == "post_auth_adjustment",
            _ => payload is OrderCancelled,
        }, payload);
    }

    private static void CheckTimes(OrderLifecycles orders, Dictionary<string, DateTimeOffset> at, string story)
    {
        var minute = TimeSpan.FromMinutes(1);
        Rule(at["order_created"] >= orders.Start && at["order_created"] <= orders.Start + orders.Span, story);
        After("order_created", "payment_authorized", minute, orders.MaxEventGap);
        After("payment_authorized", "order_cancelled", minute, orders.MaxEventGap);
        After("payment_authorized", "order_amount_corrected", minute, orders.MaxEventGap);
        After("payment_authorized", "order_shipped", 30 * minute, TimeSpan.FromTicks(Math.Max(30 * minute.Ticks, 3 * orders.MaxEventGap.Ticks)));

        void After(string before, string after, TimeSpan least, TimeSpan most)
        {
            var gap = at.TryGetValue(after, out var time) ? time - at[before] : least;
            Rule(gap >= least && gap <= most && gap.Ticks % minute.Ticks == 0, story);
        }
    }

    private static void CheckFacts(IReadOnlyList<StreamEvent> order, string story)
    {
        var payloads = order.Select(happened => (OrderPayload)happened.Payload!).ToList();
        payloads.ForEach(CheckPayload);
        Rule(payloads.Select(payload => payload.Context).Distinct().Count() == 1, story);
        var created = (OrderCreated)payloads[0];
        Rule(created.DeviceType is not null == (order[0].SchemaVersion == 2), story);
        var corrected = payloads.OfType<OrderAmountCorrected>().SingleOrDefault();
        Rule(corrected is null || (corrected.OldAmount == created.Amount && corrected.Currency == created.Currency), story);
    }

    private static void Rule(bool isKept, object what, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(isKept))] string? rule = null)
    {
        if (!isKept)
        {
            throw new ShouldAssertException($"{rule}\n    does not hold for\n{what}");
        }
    }

    [GeneratedRegex("^S-[0-9]{6}$")]
    private static partial Regex SessionId();

    [GeneratedRegex("^T-[0-9]{3,}$")]
    private static partial Regex TenantId();

    [GeneratedRegex("^U-[0-9]{5,}$")]
    private static partial Regex UserId();

    [GeneratedRegex("^PROMO([1-8][0-9]|9[0-8])$")]
    private static partial Regex PromoCode();

    [GeneratedRegex("^[0-9A-F]{8}$")]
    private static partial Regex AuthCode();

    [GeneratedRegex("^TRK[1-9][0-9]{7}$")]
    private static partial Regex TrackingId();
}
