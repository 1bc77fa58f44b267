namespace StreamTesting.Xunit.Specimens;

public sealed class Failures
{
    [StreamFact]
    public void Without_seed() => throw new InvalidOperationException("broken");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void With_seed(Seed seed) => throw new InvalidOperationException($"broken, value {seed.Value}");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void Says_how_to_replay(Seed seed) => throw new InvalidOperationException($"broken\n\nreplay: STREAMTESTING_SEED={seed}");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void Says_how_to_replay_a_derived_seed(Seed seed) =>
        throw new InvalidOperationException($"broken\n\nreplay: STREAMTESTING_SEED={seed.Derive("other")}");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void Says_only_the_seed(Seed seed) => throw new InvalidOperationException($"{seed} is broken");

    [StreamTheory, Seeds("st1-000000000001as")]
    public void Has_a_cause(Seed seed) =>
        throw new InvalidOperationException("outer", new ArgumentException($"inner, value {seed.Value}"));

    [StreamTheory, Seeds("st1-000000000001as", "st1-000000000001ax", "st2-000000000001as", "13")]
    public void Mistyped(Seed seed) => _ = seed;
}
