namespace StreamTesting.Testcontainers.Tests;

public sealed class ContainerFailuresTests
{
    [Fact]
    public void NoDocker_SaysWhatToDo() =>
        ContainerFailures.NoDocker(new InvalidOperationException("Docker is either not running or misconfigured.\nDetails: ...")).Message.ShouldBe(
            "A Kafka in a container needs a Docker engine, and none answers: Docker is either not running or misconfigured. "
            + "Start Docker ('docker info' has to work), or set DOCKER_HOST; or run on another broker: STREAMTESTING_BROKER=embedded.");

    [Fact]
    public void NotStarted_HasDockersWords_AndTheEndOfTheLog() =>
        ContainerFailures.NotStarted("apache/kafka:0.0", new InvalidOperationException("manifest unknown"), string.Join('\n', Enumerable.Range(1, 30))).Message.ShouldBe(
            "The Kafka container of the image 'apache/kafka:0.0' did not start: manifest unknown. Can this machine pull it ('docker pull apache/kafka:0.0')? Its log ends with:\n"
            + string.Join('\n', Enumerable.Range(11, 20)));

    [Fact]
    public void TooSlow_SaysHowLongItWaited() =>
        ContainerFailures.TooSlow("apache/kafka:4.3.1", TimeSpan.FromSeconds(90), "").Message.ShouldBe(
            "The Kafka container of the image 'apache/kafka:4.3.1' did not answer within 90 s. It has logged nothing.");
}
