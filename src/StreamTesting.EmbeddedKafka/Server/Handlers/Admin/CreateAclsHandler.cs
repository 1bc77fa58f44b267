using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>There is no authorizer, and this says so.</summary>
internal sealed class CreateAclsHandler : ApiHandler<CreateAclsRequest>
{
    public override ApiKey Api => ApiKey.CreateAcls;

    protected override IMessage Handle(RequestContext context, CreateAclsRequest request) => Answer(request, ErrorCode.SecurityDisabled, "No Authorizer is configured.");

    protected override IMessage Refuse(RequestContext context, CreateAclsRequest request, ErrorCode error) => Answer(request, error, error.Description());

    private static CreateAclsResponse Answer(CreateAclsRequest request, ErrorCode error, string message) => new()
    {
        Results = request.Creations.ConvertAll(_ => new CreateAclsResponse.ResultItem { ErrorCode = error, ErrorMessage = message }),
    };
}
