using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>There is no authorizer, and this says so.</summary>
internal sealed class DeleteAclsHandler : ApiHandler<DeleteAclsRequest>
{
    public override ApiKey Api => ApiKey.DeleteAcls;

    protected override IMessage Handle(RequestContext context, DeleteAclsRequest request) => Answer(request, ErrorCode.SecurityDisabled, "No Authorizer is configured.");

    protected override IMessage Refuse(RequestContext context, DeleteAclsRequest request, ErrorCode error) => Answer(request, error, error.Description());

    private static DeleteAclsResponse Answer(DeleteAclsRequest request, ErrorCode error, string message) => new()
    {
        FilterResults = request.Filters.ConvertAll(_ => new DeleteAclsResponse.FilterResultItem { ErrorCode = error, ErrorMessage = message }),
    };
}
