namespace StreamTesting;

/// <summary>What the folds over events have in common: ids and outputs.</summary>
internal abstract class EventFold<T>(string name, GroundTruth truth, Func<T, string?> by) : CountingFold<T>(name)
{
    private readonly PhantomIds _phantoms = new(truth);
    private readonly Func<Observed<T>, string?> _by = observed => by(observed.Value);
    private readonly EventFinder _finder = new(truth);

    protected GroundTruth Truth { get; } = truth;

    protected OutputLog Outputs { get; } = new(truth);

    protected sealed override IOutputHistory History => Outputs;

    protected sealed override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        var id = Read(_by, observation, place, "The event id", "Give a 'by' that reads the id of every output, or filter the others away.");
        return id is not null && _finder.TryFind(id, observation.Partition, out var known) ? Take(known, observation, place) : TakeUnknown(id, place);
    }

    protected abstract IReadOnlyList<Violation> Take(EventTruth known, Observed<T> observation, in OutputPlace place);

    protected abstract IReadOnlyList<Violation> TakeUnknown(string? id, in OutputPlace place);

    protected IReadOnlyList<Violation> Phantom(string? id, in OutputPlace place) =>
        Found(_phantoms.Violation(id, place, out var isNew), isNew);
}
