using StreamTesting.Kafka;

namespace StreamTesting.Testcontainers.Tests;

public sealed class ContainerBrokerTests
{
    public static TheoryData<string> Images => [ContainerBrokerOptions.ApacheImage, ContainerBrokerOptions.NativeImage];

    [DockerTheory]
    [MemberData(nameof(Images))]
    public async Task Start_TakesTopics_AndIsGoneAfterwards(string image)
    {
        await using var broker = await ContainerBroker.StartAsync(new ContainerBrokerOptions { Image = image });
        using var lag = new ConsumerLag(broker);

        (await lag.GroupsAsync()).ShouldBeEmpty();
        broker.Name.ShouldBe("container");
    }

    [DockerFact]
    public async Task Start_OfAnImageThatIsNowhere_SaysWhichAndWhatToTry() =>
        (await Should.ThrowAsync<KafkaBrokerException>(() => ContainerBroker.StartAsync(new ContainerBrokerOptions { Image = "apache/kafka:0.0.0-nowhere" })))
            .Message.ShouldContain("'docker pull apache/kafka:0.0.0-nowhere'");

    [DockerFact]
    public async Task Choice_ByTheEnvironment_FindsTheProvider()
    {
        await using var broker = await KafkaBrokers.StartAsync(BrokerKind.Container);

        broker.ShouldBeOfType<ContainerBroker>().Image.ShouldBe(ContainerBrokerOptions.ApacheImage);
    }
}
