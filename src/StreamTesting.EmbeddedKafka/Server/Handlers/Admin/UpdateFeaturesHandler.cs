using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Checks as Kafka does, and refuses what would change a level: features of an embedded broker stay where they are.</summary>
internal sealed class UpdateFeaturesHandler : ApiHandler<UpdateFeaturesRequest>
{
    private const sbyte Upgrade = 1;
    private const sbyte SafeDowngrade = 2;
    private const sbyte UnsafeDowngrade = 3;
    private const short LastVersionWithResults = 1;

    public override ApiKey Api => ApiKey.UpdateFeatures;

    protected override IMessage Handle(RequestContext context, UpdateFeaturesRequest request)
    {
        foreach (var update in request.FeatureUpdates)
        {
            if (Problem(context, update) is { } problem)
            {
                return new UpdateFeaturesResponse
                {
                    ErrorCode = ErrorCode.InvalidUpdateVersion,
                    ErrorMessage = "The update failed for all features since the following feature had an error: "
                        + string.Create(CultureInfo.InvariantCulture, $"Invalid update version {update.MaxVersionLevel} for feature {update.Feature}. {problem}"),
                };
            }
        }

        return new UpdateFeaturesResponse
        {
            Results = context.Version <= LastVersionWithResults
                ? request.FeatureUpdates.ConvertAll(update => new UpdateFeaturesResponse.ResultItem { Feature = update.Feature, ErrorMessage = "NONE" })
                : [],
        };
    }

    protected override IMessage Refuse(RequestContext context, UpdateFeaturesRequest request, ErrorCode error) =>
        new UpdateFeaturesResponse { ErrorCode = error, ErrorMessage = error.Description() };

    private static string? Problem(RequestContext context, UpdateFeaturesRequest.FeatureUpdateItem update)
    {
        var controller = context.Cluster.Brokers.ControllerId;
        if (Features.All.FirstOrDefault(feature => feature.Name == update.Feature) is not { Name: not null } known)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Local controller {controller} does not support this feature.");
        }

        var type = context.Version == 0 ? update.AllowDowngrade ? SafeDowngrade : Upgrade : update.UpgradeType;
        return update.MaxVersionLevel < 0 ? "A feature version cannot be less than 0."
            : type is not (Upgrade or SafeDowngrade or UnsafeDowngrade) ? "The controller does not support the given upgrade type."
            : update.MaxVersionLevel > known.Level ? string.Create(CultureInfo.InvariantCulture, $"Local controller {controller} only supports versions 0-{known.Level}")
            : update.MaxVersionLevel == known.Level ? null
            : type == Upgrade ? "Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade."
            : "The features of an embedded broker stay at their levels.";
    }
}
