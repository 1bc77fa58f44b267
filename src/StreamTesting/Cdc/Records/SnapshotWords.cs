using System.Text.Json;

namespace StreamTesting;

/// <summary>The words for snapshot markers.</summary>
internal static class SnapshotWords
{
    private static readonly string[] Words = ["false", "true", "first", "first_in_data_collection", "last_in_data_collection", "last", "incremental"];

    public static SnapshotMarker Read(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            if (reader.ValueTextEquals(Words[i]))
            {
                return (SnapshotMarker)i;
            }
        }

        return SnapshotMarker.Unknown;
    }

    public static string Of(SnapshotMarker marker) => Words[(int)marker];
}
