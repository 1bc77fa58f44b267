namespace StreamTesting;

/// <summary>An oracle with two inputs that refuses records of others.</summary>
internal sealed class TwoInputOracle(string name, IOracle oracle) : IOracle
{
    public long PendingTimers => oracle.PendingTimers;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        if (step is { Kind: StepKind.Record, Input: not (0 or 1) })
        {
            throw new ArgumentException($"Record {step.Number} comes from input {step.Input}; a join of {name} has 0, the left one, and 1, the right one.", nameof(step));
        }

        return oracle.Apply(step);
    }
}
