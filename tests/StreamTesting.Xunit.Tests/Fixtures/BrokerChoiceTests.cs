using StreamTesting.Tests.Shared;
using StreamTesting.Xunit.Specimens;

namespace StreamTesting.Xunit.Tests;

[Collection(SpecimenCollection.Name)]
public sealed class BrokerChoiceTests
{
    [Fact]
    public async Task Output_NamesTheBroker()
    {
        var run = await Specimen.RunAsync<ChosenKafkaTests>();

        run.Outputs.Single().ShouldMatch(@"^Kafka broker: embedded at 127\.0\.0\.1:\d+$");
    }

    [Fact]
    public async Task BrokerThatIsMissing_SkipsTheTests_WithTheReason()
    {
        var run = await Specimen.RunAsync<ContainerKafkaTests>();

        run.Skipped.Single().Reason.ShouldStartWith("A Kafka in a container needs the package StreamTesting.Testcontainers");
        run.Failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task BrokerThatIsMissing_AndRequired_FailsTheTests()
    {
        var run = await Specimen.RunWithAsync<ContainerKafkaTests>("STREAMTESTING_REQUIRE", "process,container");

        run.Skipped.ShouldBeEmpty();
        run.Failed.Single().Messages[0].ShouldStartWith("The Kafka broker of this test did not start: A Kafka in a container needs the package StreamTesting.Testcontainers");
    }

    [Fact]
    public async Task BrokerThatIsMissing_AndAnotherRequired_SkipsTheTests() =>
        (await Specimen.RunWithAsync<ContainerKafkaTests>("STREAMTESTING_REQUIRE", "process")).Skipped.Count.ShouldBe(1);

    [Fact]
    public async Task Environment_ChoosesTheBroker_OfThePlainFixtureAlone()
    {
        var chosen = await Specimen.RunWithAsync<ChosenKafkaTests>("STREAMTESTING_BROKER", "external");
        var embedded = await Specimen.RunWithAsync<EmbeddedKafkaTests>("STREAMTESTING_BROKER", "external");

        chosen.Skipped.Single().Reason.ShouldStartWith("There is no external Kafka: set STREAMTESTING_BOOTSTRAP_SERVERS");
        embedded.Passed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Environment_WithAnUnknownBroker_FailsTheTests() =>
        (await Specimen.RunWithAsync<ChosenKafkaTests>("STREAMTESTING_BROKER", "docker")).Failed.Single().Messages[0]
            .ShouldStartWith("The Kafka broker of this test did not start: The environment variable STREAMTESTING_BROKER names 'docker', which is no kind of broker.");

    [Fact]
    public async Task ExternalFixture_TakesTheServersOfTheEnvironment() =>
        (await Specimen.RunWithAsync<ExternalKafkaTests>("STREAMTESTING_BOOTSTRAP_SERVERS", "127.0.0.1:1")).Outputs.Single().ShouldBe("Kafka broker: external at 127.0.0.1:1");

    [RealKafkaFact]
    public async Task SameTests_PassOnAKafkaProcess()
    {
        var home = Environment.GetEnvironmentVariable("KAFKA_HOME");
        Environment.SetEnvironmentVariable("KAFKA_HOME", KafkaHome.Options.Home);
        try
        {
            var run = await Specimen.RunWithAsync<KafkaTestsA>("STREAMTESTING_BROKER", "process");

            run.Failed.Select(failed => failed.Messages[0]).ShouldBeEmpty();
            run.Outputs.ShouldAllBe(output => output.Contains("Kafka broker: process at 127.0.0.1:"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("KAFKA_HOME", home);
        }
    }
}
