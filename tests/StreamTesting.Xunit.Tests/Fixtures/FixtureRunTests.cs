using System.Net;
using System.Net.Sockets;
using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class FixtureRunTests
{
    [Fact]
    public async Task ParallelClasses_ShareTheBrokerThatRuns_WithTopicsOfTheirOwn()
    {
        var fixture = new KafkaFixture();
        await fixture.InitializeAsync();
        var server = fixture.BootstrapServers;

        var run = await Specimen.RunAsync(
        [
            .. await Specimen.FindAsync<KafkaTestsA>(), .. await Specimen.FindAsync<KafkaTestsB>(), .. await Specimen.FindAsync<KafkaTestsC>(),
            .. await Specimen.FindAsync<KafkaTestsInCollection>(),
        ]);
        await fixture.DisposeAsync();

        run.Failed.Select(failed => failed.Messages[0]).ShouldBeEmpty();
        run.Passed.Count.ShouldBe(10);
        run.Outputs.ShouldAllBe(output => output.StartsWith(server));
        run.Outputs.Select(output => output.Split(' ').ElementAtOrDefault(1)).OfType<string>().ShouldBeUnique();
        await ShouldBeClosedAsync(server);
    }

    [Fact]
    public async Task LastFixtureOfARun_StopsTheBroker()
    {
        var run = await Specimen.RunAsync<KafkaTestsInCollection>();

        await ShouldBeClosedAsync(run.Outputs.Single());
    }

    [Fact]
    public async Task BrokerThatDoesNotStart_FailsTheTestsThatUseIt_WithTheCause()
    {
        var run = await Specimen.RunAsync<BrokenKafkaTests>();

        run.Passed.Single().Test.DisplayName.ShouldEndWith("Does_not_use_it");
        run.Failed.Count.ShouldBe(2);
        run.Failed.ShouldAllBe(failed => failed.ExceptionTypes.SequenceEqual(new[] { typeof(KafkaFixtureException).FullName, typeof(IOException).FullName }));
        run.Failed.ShouldAllBe(failed => failed.Messages[0].StartsWith("The Kafka broker of this test did not start: port 9092 is taken"));
        run.Failed[1].Messages[0].ShouldContain("STREAMTESTING_SEED=st1-000000000001as");
    }

    [Fact]
    public async Task BrokerThatSkips_SkipsTheTestsThatUseIt()
    {
        var run = await Specimen.RunAsync<AbsentKafkaTests>();

        run.Skipped.Single().Reason.ShouldBe("there is no Docker here");
        run.Failed.ShouldBeEmpty();
    }

    private static async Task ShouldBeClosedAsync(string server)
    {
        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => client.ConnectAsync(IPEndPoint.Parse(server)));
    }
}
