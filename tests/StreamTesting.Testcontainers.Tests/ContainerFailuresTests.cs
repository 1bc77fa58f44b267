using StreamTesting.Kafka;

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
        ContainerFailures.NotStarted("apache/kafka:0.0", new InvalidOperationException("Container 1f2e exited with code 1."), string.Join('\n', Enumerable.Range(1, 30))).Message.ShouldBe(
            "The Kafka container of the image 'apache/kafka:0.0' did not start: Container 1f2e exited with code 1. Can this machine pull it ('docker pull apache/kafka:0.0')? Its log ends with:\n"
            + string.Join('\n', Enumerable.Range(11, 20)));

    [Fact]
    public void TooSlow_SaysHowLongItWaited() =>
        ContainerFailures.TooSlow("apache/kafka:4.3.1", TimeSpan.FromSeconds(90), "").Message.ShouldBe(
            "The Kafka container of the image 'apache/kafka:4.3.1' did not answer within 90 s. It has logged nothing.");

    [Fact]
    public void NoDocker_NamesTheEndpointsThatWereTried() =>
        ContainerFailures.NoDocker(new InvalidOperationException(
            "Docker is either not running or misconfigured. Please ensure that Docker is running and that the endpoint is properly configured.\nFor more information, visit: https://dotnet.testcontainers.org/custom_configuration/.\n  Details: \n    Failed to connect to Docker endpoint at 'unix:///var/run/docker.sock'.")).Message
            .ShouldContain("is properly configured. Failed to connect to Docker endpoint at 'unix:///var/run/docker.sock'. Start Docker ('docker info' has to work)");

    [Fact]
    public void NoDocker_OfAnotherVersion_SaysToUpdate()
    {
        var refused = new InvalidOperationException("Docker API responded with status code='BadRequest', response='{\"message\":\"client version 1.52 is too new. Maximum supported API version is 1.41\"}'.");
        var unavailable = new InvalidOperationException("Docker is either not running or misconfigured.", new AggregateException(new InvalidOperationException("Failed to connect to Docker endpoint at 'unix:///var/run/docker.sock'.", refused)));

        ContainerFailures.NoDocker(unavailable).Message.ShouldBe(
            "A Kafka in a container needs a Docker engine of another version: client version 1.52 is too new. Maximum supported API version is 1.41. Update Docker, or run on another broker: STREAMTESTING_BROKER=embedded.");
    }

    [Theory]
    [InlineData("Docker API responded with status code=NotFound, response={\"message\":\"pull access denied for apache/kafak, repository does not exist or may require 'docker login': denied: requested access to the resource is denied\"}\n")]
    [InlineData("Docker API responded with status code='NotFound', response='{\"message\":\"manifest for apache/kafka:0.0 not found: manifest unknown: manifest unknown\"}'.")]
    [InlineData("Docker API responded with status code=NotFound, response={\"message\":\"No such image: testcontainers/ryuk:0.3.4\"}")]
    public void NotStarted_ImageThatIsNowhere_IsNoSkip(string words)
    {
        var failed = ContainerFailures.NotStarted("apache/kafka:0.0", new InvalidOperationException(words), "");

        failed.ShouldBeOfType<KafkaBrokerException>().Message.ShouldStartWith("The image 'apache/kafka:0.0' of the Kafka container does not exist, or needs a login: ");
        failed.Message.ShouldNotContain("Docker API responded");
    }

    [Fact]
    public void NotStarted_RegistryOutOfReach_IsMissing() =>
        ContainerFailures.NotStarted("apache/kafka:4.3.1", new InvalidOperationException(
            "Docker API responded with status code='InternalServerError', response='{\"message\":\"Get \\\"https://registry-1.docker.io/v2/\\\": proxyconnect tcp: dial tcp 192.168.65.128:3128: connect: no route to host\"}'."), "")
            .ShouldBeOfType<KafkaBrokerMissingException>().Message.ShouldStartWith(
                "The image 'apache/kafka:4.3.1' of the Kafka container is not on this machine and can't be pulled: Get \"https://registry-1.docker.io/v2/\": proxyconnect tcp: dial tcp 192.168.65.128:3128: connect: no route to host. Pull it");
}
