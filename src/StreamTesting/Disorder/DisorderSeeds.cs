namespace StreamTesting;

/// <summary>The steps of a plan, each with the sub-seed of its kind and its number among the steps of that kind.</summary>
internal sealed class DisorderSeeds
{
    private readonly List<(DisorderStep Step, Seed Seed)> _steps = [];

    public DisorderSeeds(Seed seed, IEnumerable<DisorderStep> steps)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var number = counts.GetValueOrDefault(step.Kind);
            counts[step.Kind] = number + 1;
            _steps.Add((step, seed.Derive("disorder").Derive(step.Kind).Derive(number)));
        }
    }

    public IEnumerable<(T Step, Seed Seed)> Of<T>()
        where T : DisorderStep
    {
        foreach (var (step, seed) in _steps)
        {
            if (step is T typed)
            {
                yield return (typed, seed);
            }
        }
    }
}
