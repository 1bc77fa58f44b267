using System.Globalization;

namespace StreamTesting;

/// <summary>An edge, and on which side of it.</summary>
/// <param name="Kind">Which edge.</param>
/// <param name="Offset">How many ms beyond it: -1, 0 or 1; always 0 for a bridge, a tie and near the epoch.</param>
public readonly record struct Edge(EdgeKind Kind, int Offset)
{
    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        EdgeKind.WindowClose => $"comes when its window closes{Side}",
        EdgeKind.EventLate => $"comes the bound behind{Side}",
        EdgeKind.WindowBorder => $"happens where a window ends{Side}",
        EdgeKind.SessionClose => $"comes when its session closes{Side}",
        EdgeKind.SessionGap => $"happens the gap after its key's last{Side}",
        EdgeKind.SessionBridge => "comes late and bridges two sessions",
        EdgeKind.DedupHorizon => $"comes again at the horizon{Side}",
        EdgeKind.NearEpoch => "happens in the first windows after 1970 began",
        _ => "happens with another of its key",
    };

    private string Side => Offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(Offset > 0 ? "+" : "")}{Offset} ms");
}
