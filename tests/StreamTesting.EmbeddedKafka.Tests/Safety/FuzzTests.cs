using Xunit.Abstractions;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A sample of what <c>./build.sh fuzz</c> tries, of a fixed seed.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const ulong Seed = 20_260_101;

    [Fact]
    public void Messages_Damaged_AreRefusedOrReadInBoundedMemoryAndTime() => Run(new MessageLayer(Seed), 150_000, "refused", "read, written alike", "read, written otherwise");

    [Fact]
    public void Records_Damaged_NeitherBreakADecoderNorALog() => Run(new RecordLayer(Seed), 6_000, "refused", "decoded", "taken", "nothing taken");

    [Fact]
    public void Broker_DamagedFramesOverConnections_ServesHonestClientsAllTheSame() =>
        Run(new BrokerLayer(Seed), 1_000, "served to the end", "closed by the broker");

    [Fact]
    public void Case_MadeAlone_IsThatOfARun()
    {
        using var run = new MessageLayer(Seed);
        using var alone = new MessageLayer(Seed);
        for (var i = 0; i < 500; i++)
        {
            run.Make(i);
        }

        var (of, made) = (run.Make(500), alone.Make(500));

        made.Target.ShouldBe(of.Target);
        made.Bytes.ShouldBe(of.Bytes);
    }

    private void Run(IFuzzLayer layer, int cases, params string[] outcomes)
    {
        using var owned = layer;
        var run = new FuzzRun(layer);
        try
        {
            run.Go(0, cases);
        }
        catch (FuzzFailureException failure)
        {
            throw new ShouldAssertException($"{layer.Name}, seed {Seed}, case {run.Index}, {run.Current.Target}, {Convert.ToHexString(run.Current.Bytes)}: {failure}", failure);
        }

        foreach (var outcome in run.Counts.GroupBy(count => count.Key.Outcome))
        {
            output.WriteLine($"{outcome.Key}: {outcome.Sum(count => count.Value)}");
        }

        run.Counts.Values.Sum().ShouldBe(cases);
        outcomes.Except(run.Counts.Keys.Select(count => count.Outcome)).ShouldBeEmpty("the sample reaches every end");
    }
}
