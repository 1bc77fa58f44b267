using Shouldly;
using StreamTesting;

namespace Samples.Orders.Tests;

/// <summary>
/// A crash of the consumer after a step of the batch that holds a certain event: one that arrives once, so that what becomes of it is
/// decided by the crash alone.
/// </summary>
internal sealed class Crash
{
    private Crash(string eventId, Step after)
    {
        EventId = eventId;
        Options = new OrderTotalsOptions
        {
            BatchSize = 20,
            OnStep = (step, batch) =>
            {
                if (step == after && batch.Any(record => OrderEvent.Parse(record.Message.Value).EventId == eventId))
                {
                    throw new CrashException();
                }
            },
        };
    }

    public string EventId { get; }

    public OrderTotalsOptions Options { get; }

    /// <summary>A crash in the middle of a stream.</summary>
    public static Crash At(GroundTruth truth, Step after) =>
        new(truth.Events.Skip(truth.Events.Count / 2).First(known => known.Copies.Count == 0).Id, after);

    public async Task HappensTo(OrderTotals consumer) =>
        await Should.ThrowAsync<CrashException>(() => consumer.Completion.WaitAsync(TimeSpan.FromMinutes(1)));

    public sealed class CrashException : Exception;
}
