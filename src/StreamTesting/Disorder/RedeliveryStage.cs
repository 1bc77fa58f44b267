namespace StreamTesting;

/// <summary>Sends the last arrivals again at drawn moments, as they are.</summary>
internal sealed class RedeliveryStage(IArrivalStage input, Redelivered step, Seed seed, long count)
    : AgainStage(input, step.Length, step.Times, seed, count)
{
    protected override bool Keeps(bool isFirst) => true;

    protected override IEnumerable<Arrival> Again(IReadOnlyCollection<Arrival> last, long now, int time) =>
        last.Select(arrival => arrival.CopyAs(DuplicateKind.Redelivery, arrival.Event, now));
}
