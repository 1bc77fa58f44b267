namespace StreamTesting.EmbeddedKafka;

/// <summary>Faults that were to happen did not: the test that relied on them has shown nothing.</summary>
public sealed class FaultNeverFiredException : Exception
{
    internal FaultNeverFiredException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => fault.Describe()))) =>
        Faults = faults;

    /// <summary>The faults that did not fire.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
