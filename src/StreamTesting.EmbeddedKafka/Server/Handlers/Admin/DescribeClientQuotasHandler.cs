using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Tells the quotas that were set.</summary>
internal sealed class DescribeClientQuotasHandler : ApiHandler<DescribeClientQuotasRequest>
{
    private const sbyte Exact = 0;
    private const sbyte ForAllOthers = 1;
    private const sbyte Any = 2;

    public override ApiKey Api => ApiKey.DescribeClientQuotas;

    protected override IMessage Handle(RequestContext context, DescribeClientQuotasRequest request)
    {
        if (Problem(request) is { } problem)
        {
            return new DescribeClientQuotasResponse { ErrorCode = problem.Error, ErrorMessage = problem.Message, Entries = null };
        }

        return new DescribeClientQuotasResponse
        {
            ErrorMessage = "",
            Entries = [.. context.Cluster.Quotas.All.Where(quota => Matches(request, quota.Entity)).Select(quota => new DescribeClientQuotasResponse.EntryItem
            {
                Entity = [.. quota.Entity.Parts.Select(part => new DescribeClientQuotasResponse.EntityItem { EntityType = part.Type, EntityName = part.Name })],
                Values = quota.Values.ConvertAll(value => new DescribeClientQuotasResponse.ValueItem { Key = value.Key, Value = value.Value }),
            })],
        };
    }

    protected override IMessage Refuse(RequestContext context, DescribeClientQuotasRequest request, ErrorCode error) =>
        new DescribeClientQuotasResponse { ErrorCode = error, ErrorMessage = error.Description(), Entries = null };

    private static (ErrorCode Error, string Message)? Problem(DescribeClientQuotasRequest request)
    {
        var seen = new HashSet<string>();
        foreach (var component in request.Components)
        {
            if (OfType(component.EntityType, seen) is { } problem)
            {
                return problem;
            }

            if (OfMatch(component) is { } wrong)
            {
                return (ErrorCode.InvalidRequest, wrong);
            }
        }

        return seen.Contains(QuotaEntity.Ip) && seen.Count > 1
            ? (ErrorCode.InvalidRequest, "Invalid entity filter component combination. IP filter component should not be used with user or clientId filter component.")
            : null;
    }

    private static (ErrorCode Error, string Message)? OfType(string type, HashSet<string> seen) =>
        type.Length == 0 ? (ErrorCode.InvalidRequest, "Invalid empty entity type.")
        : !seen.Add(type) ? (ErrorCode.InvalidRequest, $"Entity type {type} cannot appear more than once in the filter.")
        : !QuotaEntity.Types.Contains(type) ? (ErrorCode.UnsupportedVersion, $"Unsupported entity type {type}")
        : null;

    private static string? OfMatch(DescribeClientQuotasRequest.ComponentItem component) => component.MatchType switch
    {
        Exact => component.Match is null ? "Request specified MATCH_TYPE_EXACT, but set match string to null." : null,
        ForAllOthers => component.Match is null ? null : "Request specified MATCH_TYPE_DEFAULT, but also specified a match string.",
        Any => component.Match is null ? null : "Request specified MATCH_TYPE_SPECIFIED, but also specified a match string.",
        var other => string.Create(CultureInfo.InvariantCulture, $"Unknown match type {other}"),
    };

    private static bool Matches(DescribeClientQuotasRequest request, QuotaEntity entity) =>
        (!request.Strict || entity.Parts.Count == request.Components.Count)
        && request.Components.TrueForAll(component => entity.Parts.Any(part => part.Type == component.EntityType && component.MatchType switch
        {
            Exact => part.Name == component.Match,
            ForAllOthers => part.Name is null,
            _ => true,
        }));
}
