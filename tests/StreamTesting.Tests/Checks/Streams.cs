namespace StreamTesting.Tests;

/// <summary>The streams that the checks are proven on: every kind of disorder, over many seeds.</summary>
internal static class Streams
{
    public static TheoryData<ulong> Seeds => new(Enumerable.Range(0, 25).Select(number => (ulong)number));

    public static EventStream Disordered(ulong seed, int partitions = 3, int events = 400) => new StreamPlan(new TestDomain(events)).Over(partitions)
        .Late(0.06, TimeSpan.FromHours(2))
        .Duplicated(0.05, within: TimeSpan.FromHours(1))
        .Duplicated(0.03, DuplicateKind.Retry)
        .Duplicated(0.02, DuplicateKind.Conflicting)
        .OutOfOrder(0.12)
        .Redelivered(12, 2)
        .Generate(new Seed(seed));

    public static EventStream Plain(int events = 20, ulong seed = 1) => new StreamPlan(new TestDomain(events)).Generate(new Seed(seed));

    public static Verdict Judged(this ICheck<Output> check, Func<IEnumerable<Arrival>, IEnumerable<Output>> consumer, IEnumerable<Arrival> arrivals) =>
        consumer(arrivals).AsObserved().Judge(check);
}
