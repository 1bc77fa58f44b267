using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>Sessions: entry, zones one after the other, pings where the customer is, the purchase at the checkout, exit; nobody twice at a time.</summary>
internal static class StoreSessionLaws
{
    public static void Check(IReadOnlyList<StoreMessage> messages)
    {
        var inside = new Dictionary<int, DateTimeOffset>();
        var counts = new Dictionary<int, (int Entered, int Sessions, int Receipts)>();
        var sessions = messages.Sessions().ToDictionary(session => session[0].Payload.SessionId!);
        foreach (var message in messages)
        {
            var store = message.Payload switch { CustomerEntered p => p.StoreId, ReceiptCreated p => p.StoreId, _ => 0 };
            if (store == 0)
            {
                continue;
            }

            var (entered, heard, receipts) = counts.GetValueOrDefault(store);
            counts[store] = message.Payload is ReceiptCreated ? (entered, heard, receipts + 1) : (entered + 1, heard + (message.Payload.SessionId is null ? 0 : 1), receipts);
            Rule(counts[store] is var (e, s, r) && e >= s && s >= r, message);
            if (message.Payload is CustomerEntered { CustomerId: { } customer } entry)
            {
                var exit = message.EventTime.AddSeconds(entry.DwellTime);
                Rule(!inside.TryGetValue(customer, out var until) || until <= message.EventTime, message);
                inside[customer] = exit;
                CheckSession(sessions[message.Payload.SessionId!], entry, exit);
            }
        }

        CheckAttribution(messages);
    }

    private static void CheckSession(List<StoreMessage> session, CustomerEntered entry, DateTimeOffset exit)
    {
        var story = string.Join('\n', session);
        Rule(session[0].Payload is CustomerEntered && session.Of<CustomerEntered>().Count() == 1, story);
        Rule(session.Any(message => message.Payload is BlePingDetected), story);
        Rule(session.All(message => message.Payload.CorrelationId == session[0].Payload.CorrelationId), story);
        Rule(session[^1].EventTime <= exit.AddSeconds(1), story);
        var zone = "ENTRANCE";
        var hasLeft = false;
        foreach (var message in session.Skip(1))
        {
            Rule(!hasLeft, story);
            switch (message.Payload)
            {
                case BlePingDetected ping:
                    Rule(ping.Zone == zone && ping.Rssi is >= -80 and <= -30 && ping.BeaconId.EndsWith(zone, StringComparison.Ordinal) && ping.StoreId == entry.StoreId, story);
                    break;
                case CustomerZoneChanged move:
                    Rule(move.FromZone == zone && move.ToZone != zone && move.StoreId == entry.StoreId, story);
                    zone = move.ToZone;
                    hasLeft = zone == "ENTRANCE";
                    break;
                case ReceiptCreated receipt:
                    Rule(zone == "CHECKOUT" && receipt.CustomerId == entry.CustomerId && message.EventTime >= session[0].EventTime.AddMinutes(2), story);
                    Rule(exit.AddSeconds(1) - message.EventTime >= TimeSpan.FromMinutes(2) && exit - message.EventTime <= TimeSpan.FromMinutes(8), story);
                    break;
                default:
                    Rule(zone == "CHECKOUT" && message.Payload is not CustomerEntered, story);
                    break;
            }
        }

        Rule(zone == "ENTRANCE" && session.Of<ReceiptCreated>().Count() <= 1, story);
        CheckPurchase(session, story);
    }

    private static void CheckPurchase(List<StoreMessage> session, string story)
    {
        var types = session.Select(message => message.EventType)
            .Where(type => type is "receipt_created" or "promotion_applied" or "receipt_line_added" or "payment_processed").ToList();
        if (types.Count > 0)
        {
            var lines = types.Count(type => type == "receipt_line_added");
            string[] expected = ["receipt_created", .. types.Contains("promotion_applied") ? ["promotion_applied"] : Array.Empty<string>(), .. Enumerable.Repeat("receipt_line_added", lines), "payment_processed"];
            Rule(types.SequenceEqual(expected), story);
        }
    }

    private static void CheckAttribution(IReadOnlyList<StoreMessage> messages)
    {
        var touches = messages.Where(message => message.Payload is AdImpression).ToLookup(message => message.Payload.CorrelationId);
        foreach (var message in messages.Where(message => message.Payload is CustomerEntered or ReceiptCreated))
        {
            var isLed = message.Payload.CorrelationId?.StartsWith("ATTR_", StringComparison.Ordinal) == true;
            var last = touches[message.Payload.CorrelationId].LastOrDefault();
            Rule(isLed == (last is not null) && (last is null || (last.EventTime < message.EventTime && last.EventTime >= message.EventTime.AddDays(-7))), message);
            if (message.Payload is CustomerEntered entered)
            {
                Rule(isLed == (entered.VisitorType == "campaign") && message.Payload.ParentEventId == last?.TraceId, message);
                Rule(!isLed || ((AdImpression)last!.Payload).CustomerAdId == $"AD{entered.CustomerId:D6}", message);
            }

            Rule(message.Payload is not ReceiptCreated receipt || receipt.CampaignId == ((AdImpression?)last?.Payload)?.CampaignId, message);
        }
    }
}
