using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Says which APIs there are: exactly those with a handler.</summary>
internal sealed class ApiVersionsHandler(Func<IEnumerable<ApiKey>> served) : ApiHandler<ApiVersionsRequest>
{
    public override ApiKey Api => ApiKey.ApiVersions;

    /// <summary>The answer, in version 0, to a version of this API that is not known (KIP-511).</summary>
    public static ApiVersionsResponse UnknownVersion() => new()
    {
        ErrorCode = ErrorCode.UnsupportedVersion,
        ApiKeys = [Range(ApiKey.ApiVersions)],
    };

    protected override IMessage Handle(RequestContext context, ApiVersionsRequest request)
    {
        if (context.Version >= 3 && !(IsName(request.ClientSoftwareName) && IsName(request.ClientSoftwareVersion)))
        {
            return new ApiVersionsResponse { ErrorCode = ErrorCode.InvalidRequest };
        }

        context.Client.Software = request.ClientSoftwareName;
        context.Client.AsksVersions = true;
        context.Client.Sasl?.ToldVersions();
        return new ApiVersionsResponse
        {
            ApiKeys = [.. served().Order().Select(Range)],
            SupportedFeatures = [.. Features.All.Select(feature =>
                new ApiVersionsResponse.SupportedFeatureItem { Name = feature.Name, MinVersion = 0, MaxVersion = feature.Level })],
            FinalizedFeaturesEpoch = 0,
            FinalizedFeatures = [.. Features.All.Select(feature =>
                new ApiVersionsResponse.FinalizedFeatureItem { Name = feature.Name, MinVersionLevel = feature.Level, MaxVersionLevel = feature.Level })],
        };
    }

    protected override IMessage Refuse(RequestContext context, ApiVersionsRequest request, ErrorCode error) =>
        new ApiVersionsResponse { ErrorCode = error };

    // Kafka names versions of Produce that it does not serve, because librdkafka looks there for whether it may compress.
    private static ApiVersionsResponse.ApiKeyItem Range(ApiKey key)
    {
        var api = ApiTable.Find(key)!;
        return new() { ApiKey = (short)key, MinVersion = key == ApiKey.Produce ? (short)0 : api.MinVersion, MaxVersion = api.MaxVersion };
    }

    // Letters and digits, and between them also '-' and '.'.
    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');
}
