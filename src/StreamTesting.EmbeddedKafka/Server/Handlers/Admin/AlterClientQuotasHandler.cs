using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Keeps quotas, after Kafka's checks.</summary>
internal sealed class AlterClientQuotasHandler : ApiHandler<AlterClientQuotasRequest>
{
    public override ApiKey Api => ApiKey.AlterClientQuotas;

    protected override IMessage Handle(RequestContext context, AlterClientQuotasRequest request)
    {
        var entries = request.Entries.ConvertAll(entry => (Entity: EntityOf(entry), Entry: entry));
        var doubled = entries.GroupBy(entry => entry.Entity).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return new AlterClientQuotasResponse
        {
            Entries = [.. entries.DistinctBy(entry => entry.Entity).Select(entry => Answer(
                entry.Entity,
                doubled.Contains(entry.Entity) || entry.Entry.Ops.DistinctBy(op => op.Key).Count() < entry.Entry.Ops.Count
                    ? $"Ignoring duplicate entity {entry.Entity}"
                    : context.Cluster.Quotas.Alter(
                        entry.Entity, entry.Entry.Ops.ConvertAll(op => (op.Key, op.Remove ? (double?)null : op.Value)), request.ValidateOnly)))],
        };
    }

    protected override IMessage Refuse(RequestContext context, AlterClientQuotasRequest request, ErrorCode error) => new AlterClientQuotasResponse
    {
        Entries = request.Entries.ConvertAll(entry =>
        {
            var answer = Answer(EntityOf(entry), error.Description());
            answer.ErrorCode = error;
            return answer;
        }),
    };

    private static QuotaEntity EntityOf(AlterClientQuotasRequest.EntryItem entry) => new(entry.Entity.Select(part => (part.EntityType, part.EntityName)));

    private static AlterClientQuotasResponse.EntryItem Answer(QuotaEntity entity, string? problem) => new()
    {
        ErrorCode = problem is null ? ErrorCode.None : ErrorCode.InvalidRequest,
        ErrorMessage = problem,
        Entity = [.. entity.Parts.Select(part => new AlterClientQuotasResponse.EntityItem { EntityType = part.Type, EntityName = part.Name })],
    };
}
