using Microsoft.CodeAnalysis.CSharp;

namespace StreamTesting.Architecture.Tests;

/// <summary>What the project uses of Testcontainers, as declarations, so that its sources are understood also where the package can't be had.</summary>
internal static class TestcontainersApi
{
    private const string Declarations =
        """
        namespace DotNet.Testcontainers.Builders { public sealed class DockerUnavailableException : System.Exception; }
        namespace DotNet.Testcontainers.Containers
        {
            public interface IContainer : System.IAsyncDisposable
            {
                System.Threading.Tasks.Task<(string Stdout, string Stderr)> GetLogsAsync(System.DateTime since = default, System.DateTime until = default, bool timestampsEnabled = true, System.Threading.CancellationToken ct = default);
                System.Threading.Tasks.Task StartAsync(System.Threading.CancellationToken ct = default);
            }
        }
        namespace Testcontainers.Kafka
        {
            public abstract class KafkaContainer : DotNet.Testcontainers.Containers.IContainer
            {
                public abstract string GetBootstrapAddress();
                public abstract System.Threading.Tasks.Task<(string Stdout, string Stderr)> GetLogsAsync(System.DateTime since, System.DateTime until, bool timestampsEnabled, System.Threading.CancellationToken ct);
                public abstract System.Threading.Tasks.Task StartAsync(System.Threading.CancellationToken ct);
                public abstract System.Threading.Tasks.ValueTask DisposeAsync();
            }
            public sealed class KafkaBuilder(string image) { public KafkaContainer Build() => throw new System.NotSupportedException(image); }
        }
        namespace Testcontainers.Redpanda
        {
            public abstract class RedpandaContainer : Testcontainers.Kafka.KafkaContainer;
            public sealed class RedpandaBuilder(string image) { public RedpandaContainer Build() => throw new System.NotSupportedException(image); }
        }
        """;

    public static CSharpCompilation AddTo(CSharpCompilation compilation) => compilation.AddSyntaxTrees(SourceCode.Parse(Declarations, "TestcontainersApi.cs"));
}
