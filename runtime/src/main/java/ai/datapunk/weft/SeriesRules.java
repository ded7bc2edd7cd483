package ai.datapunk.weft;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * What an application says of the series of a mesh that it did not make, such as the one that Weft
 * makes itself: in place of what {@link Mesh#builder} was given. What is null stays as it is.
 *
 * @param limits how many series the values of open labels can make; what is configured goes before
 *     it
 * @param labelSanitizer what takes secrets out of label values
 * @param errorTypes what gives exceptions their {@code error_type}
 */
public record SeriesRules(
    @Nullable SeriesLimits limits,
    @Nullable LabelSanitizer labelSanitizer,
    @Nullable ErrorTypeMapper errorTypes) {}
