namespace StreamTesting.Domains.Tests;

/// <summary>Messages read back from the emitted bytes.</summary>
internal static class StoreRuns
{
    public static IReadOnlyList<StoreMessage> Messages(StoreDays options, ulong seed) =>
        Messages(new StreamPlan(options with { Envelope = StoreEnvelope.Extended }).Generate(new Seed(seed)));

    public static IReadOnlyList<StoreMessage> Messages(EventStream stream) => [.. stream.Select(arrival => StoreMessage.Parse(arrival.ToBytes()))];

    public static IEnumerable<T> Of<T>(this IEnumerable<StoreMessage> messages)
        where T : StorePayload => messages.Select(message => message.Payload).OfType<T>();

    /// <summary>Days on which every hour is as busy, and stores of one region.</summary>
    public static StoreDays Calm(int days = 1) => new(days) { Calendar = StoreCalendar.Even, DcCount = 1 };

    /// <summary>Sessions, each as its events in order.</summary>
    public static List<List<StoreMessage>> Sessions(this IEnumerable<StoreMessage> messages) =>
        [.. messages.Where(message => message.Payload.SessionId is not null).GroupBy(message => message.Payload.SessionId).Select(session => session.ToList())];

    public static void Rule(bool isKept, object what, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(isKept))] string? rule = null)
    {
        if (!isKept)
        {
            throw new ShouldAssertException($"{rule}\n    does not hold for\n{what}");
        }
    }
}
