using System.Collections;
using System.Reflection;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The least that can be asked of an API: a body with nothing in it, or next to nothing, which changes nothing.</summary>
internal static class MinimalRequest
{
    private static readonly ErrorCode[] NotYet = [ErrorCode.CoordinatorLoadInProgress, ErrorCode.CoordinatorNotAvailable, ErrorCode.NotCoordinator];

    /// <summary>Asks, as long as a coordinator is not yet there, and tells the errors of the answer; "closed" where the connection was closed in place of one.</summary>
    public static async Task<string> AskAsync(string server, ApiKey api, short version, TimeSpan patience)
    {
        var until = DateTime.UtcNow + patience;
        while (true)
        {
            using var client = new RawClient(server);
            await client.SendAsync(api, version, Of(api, version));
            HashSet<ErrorCode> errors;
            try
            {
                errors = [.. ErrorsOf((await client.ReceiveAsync(api, version)).Response)];
            }
            catch (IOException)
            {
                return "closed";
            }

            if (!errors.Overlaps(NotYet) || DateTime.UtcNow > until)
            {
                return string.Join(' ', errors.Select(error => error.ToString()).Order(StringComparer.Ordinal));
            }
        }
    }

    private static IMessage Of(ApiKey api, short version) => api switch
    {
        ApiKey.Produce => new ProduceRequest { Acks = 1, TimeoutMs = 1000 },
        ApiKey.Metadata => new MetadataRequest { Topics = version == 0 ? [] : null },
        ApiKey.OffsetFetch => new OffsetFetchRequest { Topics = [] },
        ApiKey.ApiVersions => new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" },
        ApiKey.UnregisterBroker => new UnregisterBrokerRequest { BrokerId = 77 },
        ApiKey.DescribeTopicPartitions => new DescribeTopicPartitionsRequest { Topics = [new() { Name = "not-there" }] },
        ApiKey.ElectLeaders => new ElectLeadersRequest { TopicPartitions = [], TimeoutMs = 1000 },
        _ => (IMessage)Activator.CreateInstance(typeof(ApiTable).Assembly.GetType($"{typeof(ApiTable).Namespace}.{api}Request", throwOnError: true)!)!,
    };

    private static IEnumerable<ErrorCode> ErrorsOf(object message)
    {
        foreach (var property in message.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            switch (property.GetValue(message))
            {
                case ErrorCode error:
                    yield return error;
                    break;
                case IEnumerable items and not string:
                    foreach (var error in items.Cast<object>().Where(item => item.GetType().IsNested).SelectMany(ErrorsOf))
                    {
                        yield return error;
                    }

                    break;
            }
        }
    }
}
