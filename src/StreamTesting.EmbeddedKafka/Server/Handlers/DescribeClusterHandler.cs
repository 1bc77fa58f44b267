using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The brokers and the controller, for admin clients.</summary>
internal sealed class DescribeClusterHandler : ApiHandler<DescribeClusterRequest>
{
    private const sbyte Brokers = 1;

    public override ApiKey Api => ApiKey.DescribeCluster;

    protected override IMessage Handle(RequestContext context, DescribeClusterRequest request)
    {
        if (context.Version >= 1 && request.EndpointType != Brokers)
        {
            return new DescribeClusterResponse
            {
                ErrorCode = request.EndpointType == 2 ? ErrorCode.MismatchedEndpointType : ErrorCode.UnsupportedEndpointType,
                ErrorMessage = "the request was sent to a broker endpoint",
            };
        }

        return new DescribeClusterResponse
        {
            ClusterId = context.Cluster.Id,
            ControllerId = context.Cluster.Brokers.ControllerId,
            EndpointType = Brokers,
            Brokers = [.. context.Cluster.Brokers.Up.Select(node => new DescribeClusterResponse.BrokerItem { BrokerId = node.Id, Host = node.Host, Port = node.Port })],
            ClusterAuthorizedOperations =
                request.IncludeClusterAuthorizedOperations ? AuthorizedOperations.Cluster : AuthorizedOperations.NotAsked,
        };
    }

    protected override IMessage Refuse(RequestContext context, DescribeClusterRequest request, ErrorCode error) =>
        new DescribeClusterResponse { ErrorCode = error };
}
