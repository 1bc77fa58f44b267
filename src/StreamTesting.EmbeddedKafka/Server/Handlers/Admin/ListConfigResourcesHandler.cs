using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>What has settings that can be described.</summary>
internal sealed class ListConfigResourcesHandler : ApiHandler<ListConfigResourcesRequest>
{
    private const short FirstVersionWithTypes = 1;

    public override ApiKey Api => ApiKey.ListConfigResources;

    protected override IMessage Handle(RequestContext context, ListConfigResourcesRequest request)
    {
        // Version 0 is asked for the metrics of clients only, of which there are none.
        if (context.Version < FirstVersionWithTypes)
        {
            return new ListConfigResourcesResponse();
        }

        if (request.ResourceTypes.Exists(type => !ResourceType.All.Contains(type)))
        {
            return Refuse(context, request, ErrorCode.UnsupportedVersion);
        }

        var brokers = context.Cluster.Brokers.Up.Select(node => node.Id.ToString(CultureInfo.InvariantCulture)).ToList();
        return new ListConfigResourcesResponse
        {
            ConfigResources =
            [
                .. Of(ResourceType.BrokerLogger, brokers),
                .. Of(ResourceType.Broker, brokers),
                .. Of(ResourceType.Group, context.Cluster.Groups.Configs.Groups),
                .. Of(ResourceType.Topic, context.Cluster.Topics.All.Select(topic => topic.Name)),
            ],
        };

        IEnumerable<ListConfigResourcesResponse.ConfigResourceItem> Of(sbyte type, IEnumerable<string> names) =>
            request.ResourceTypes.Count == 0 || request.ResourceTypes.Contains(type)
                ? names.Select(name => new ListConfigResourcesResponse.ConfigResourceItem { ResourceType = type, ResourceName = name })
                : [];
    }

    protected override IMessage Refuse(RequestContext context, ListConfigResourcesRequest request, ErrorCode error) =>
        new ListConfigResourcesResponse { ErrorCode = error };
}
