namespace StreamTesting.Testcontainers;

/// <summary>How a Kafka in a container is set up. Immutable; <c>new()</c> suits tests.</summary>
public sealed record ContainerBrokerOptions
{
    /// <summary>Apache Kafka on the Java virtual machine, by version and digest: starts in some 5 s.</summary>
    public const string ApacheImage = "apache/kafka:4.3.1@sha256:77e3df9054047a88b520d0cc46e16696d3b22022e1d580aeccd2632df6532837";

    /// <summary>Apache Kafka compiled to a native program, by version and digest: starts in some 2 s, and is meant for tests alone.</summary>
    public const string NativeImage = "apache/kafka-native:4.3.1@sha256:2885898ba17065023f1bd605f3a81efcfa986014f062b73b91ef5462485f9060";

    /// <summary>The image: Apache Kafka's, Confluent's or Redpanda's, which its name tells.</summary>
    /// <value>Default <see cref="ApacheImage"/>.</value>
    public string Image { get; init; } = ApacheImage;

    /// <summary>How long the container may take until Kafka answers, with the time to pull the image.</summary>
    /// <value>More than zero; default 10 min.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(10);

    internal bool IsRedpanda => Image.Contains("redpanda", StringComparison.OrdinalIgnoreCase);

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Image))
        {
            throw new ArgumentException($"The image of the Kafka container is empty. Name one, for example '{NativeImage}', or leave it out for the default.", $"{nameof(ContainerBrokerOptions)}.{nameof(Image)}");
        }

        if (StartTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException($"{nameof(ContainerBrokerOptions)}.{nameof(StartTimeout)}", StartTimeout, $"{nameof(StartTimeout)} must be more than zero.");
        }
    }
}
