namespace StreamTesting;

/// <summary>An oracle with two inputs that refuses steps of others.</summary>
internal sealed class TwoInputOracle(string name, IOracle oracle) : IOracle
{
    public long PendingTimers => oracle.PendingTimers;

    public IReadOnlyList<Outcome> Apply(in Step step)
    {
        if (step.Input is not (0 or 1))
        {
            throw new ArgumentException(
                $"{(step.Kind == StepKind.Record ? $"Record {step.Number}" : $"The step {step.Kind}")} comes from input {step.Input}; a join of {name} has 0, the left one, and 1, the right one.", nameof(step));
        }

        return oracle.Apply(step);
    }
}
