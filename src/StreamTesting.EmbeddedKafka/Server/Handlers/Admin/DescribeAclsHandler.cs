using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>There is no authorizer, and this says so.</summary>
internal sealed class DescribeAclsHandler : ApiHandler<DescribeAclsRequest>
{
    public override ApiKey Api => ApiKey.DescribeAcls;

    protected override IMessage Handle(RequestContext context, DescribeAclsRequest request)
    {
        // What a client that knows a filter's names never sends; Kafka closes the connection as well.
        context.CloseConnection = request.ResourceTypeFilter <= 0 || request.PatternTypeFilter <= 0 || request.Operation <= 0 || request.PermissionType <= 0;
        return new DescribeAclsResponse { ErrorCode = ErrorCode.SecurityDisabled, ErrorMessage = "No Authorizer is configured on the broker" };
    }

    protected override IMessage Refuse(RequestContext context, DescribeAclsRequest request, ErrorCode error) =>
        new DescribeAclsResponse { ErrorCode = error, ErrorMessage = error.Description() };
}
