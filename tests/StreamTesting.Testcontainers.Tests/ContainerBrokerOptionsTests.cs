namespace StreamTesting.Testcontainers.Tests;

public sealed class ContainerBrokerOptionsTests
{
    [Fact]
    public void Images_ArePinnedByVersionAndDigest()
    {
        new ContainerBrokerOptions().Image.ShouldBe(ContainerBrokerOptions.ApacheImage);
        new[] { ContainerBrokerOptions.ApacheImage, ContainerBrokerOptions.NativeImage }.ShouldAllBe(image => System.Text.RegularExpressions.Regex.IsMatch(image, "^apache/kafka(-native)?:4\\.3\\.1@sha256:[0-9a-f]{64}$"));
    }

    [Theory]
    [InlineData("redpandadata/redpanda:v25.2.1", true)]
    [InlineData("docker.redpanda.com/redpandadata/redpanda:latest", true)]
    [InlineData("apache/kafka-native:4.1.0", false)]
    [InlineData("confluentinc/cp-kafka:8.0.0", false)]
    public void Vendor_IsToldByTheImagesName(string image, bool isRedpanda) => new ContainerBrokerOptions { Image = image }.IsRedpanda.ShouldBe(isRedpanda);

    [Fact]
    public void Image_Empty_IsRefused() =>
        Should.Throw<ArgumentException>(() => new ContainerBrokerOptions { Image = " " }.Validate()).Message.ShouldStartWith("The image of the Kafka container is empty. Name one");

    [Fact]
    public void StartTimeout_OfNothing_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ContainerBrokerOptions { StartTimeout = TimeSpan.Zero }.Validate()).Message.ShouldStartWith("StartTimeout must be more than zero.");
}
