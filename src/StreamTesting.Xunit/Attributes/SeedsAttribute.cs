namespace StreamTesting.Xunit;

/// <summary>
/// Says which seeds a <see cref="StreamTheoryAttribute"/> runs with: so many, derived from a base seed, or those given as text.
/// Several attributes add up: <c>[Seeds(25), Seeds("st1-...")]</c> also runs a seed that failed once.
/// </summary>
/// <remarks>
/// <para>Seeds given by number are the same at each run: seed <c>i</c> is <c>base.Derive(i)</c>, from 0, where the base is
/// <c>new Seed(0).Derive(full name of the test)</c>, for example of <c>My.OrderTests.Totals_are_right</c>. So tests differ, runs repeat,
/// and a greater number only adds seeds.</para>
/// <para>The environment may say otherwise. <c>STREAMTESTING_SEED=st1-...</c>: each stream test that runs takes this one seed instead of
/// its own (best with <c>--filter</c>). <c>STREAMTESTING_SEEDS=vary</c>: instead of the seed 0 above, one is drawn for the whole process
/// and printed; <c>STREAMTESTING_SEEDS=st1-...</c> repeats such a run, <c>fixed</c> is the default. It leaves alone the seeds given as
/// text and those with a <see cref="Base"/>.</para>
/// <para>With a plain <c>[Theory]</c> the attribute yields its seeds too, but xUnit then makes one test case of them all and a failure
/// prints no replay line.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed partial class SeedsAttribute
{
    /// <summary>The most seeds that one attribute gives by number: 10,000.</summary>
    public const int MaxCount = 10_000;

    private readonly string[]? _texts;

    /// <summary>Runs the test with so many seeds.</summary>
    /// <param name="count">How many: 1 to <see cref="MaxCount"/>. Another number makes a test that fails and says so.</param>
    public SeedsAttribute(int count)
    {
        Count = count;
    }

    /// <summary>Runs the test with these seeds.</summary>
    /// <param name="seeds">
    /// Seeds as text, at least one. A mistyped one makes a test case that fails with the message of <see cref="SeedFormatException"/>.
    /// </param>
    public SeedsAttribute(params string[] seeds)
    {
        _texts = seeds;
        Count = seeds?.Length ?? 0;
    }

    /// <summary>How many seeds there are.</summary>
    public int Count { get; }

    /// <summary>The seeds given as text; empty where they are given by number.</summary>
    public IReadOnlyList<string> Texts => _texts ?? [];

    /// <summary>
    /// The base that seeds given by number are derived from, as text. Not set, it follows from the test's full name. A base has no use
    /// beside seeds given as text.
    /// </summary>
    public string? Base { get; set; }

    internal bool GivesTexts => _texts is not null;
}
