namespace StreamTesting.EmbeddedKafka.Protocol;

/// <summary>The versions of one API.</summary>
/// <param name="Key">The API.</param>
/// <param name="MinVersion">The oldest version that a 4.x broker serves.</param>
/// <param name="MaxVersion">The newest stable version.</param>
/// <param name="FirstFlexibleVersion">The first version with compact and tagged fields; <see cref="short.MaxValue"/> if none has them.</param>
internal sealed record ApiInfo(ApiKey Key, short MinVersion, short MaxVersion, short FirstFlexibleVersion)
{
    public bool Supports(short version) => version >= MinVersion && version <= MaxVersion;

    public bool IsFlexible(short version) => version >= FirstFlexibleVersion;

    /// <summary>1, or 2 with tagged fields.</summary>
    public short RequestHeaderVersion(short version) => IsFlexible(version) ? (short)2 : (short)1;

    /// <summary>0, or 1 with tagged fields. ApiVersions stays at 0: its client does not know yet what the broker speaks.</summary>
    public short ResponseHeaderVersion(short version) => IsFlexible(version) && Key != ApiKey.ApiVersions ? (short)1 : (short)0;
}
