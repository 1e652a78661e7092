define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %stack6 = alloca [16 x float], align 64
  %stack7 = alloca [16 x float], align 64
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v8 = insertelement <16 x float> poison, float 0xFFF0000000000000, i64 0
  %v9 = shufflevector <16 x float> %v8, <16 x float> poison, <16 x i32> zeroinitializer
  %v15 = getelementptr ptr, ptr %v1, i64 0
  %v16 = load ptr, ptr %v15, align 8
  %v18 = getelementptr i64, ptr %v3, i64 0
  %v19 = load i64, ptr %v18, align 8
  %v53 = insertelement <16 x float> poison, float 0x0000000000000000, i64 0
  %v54 = shufflevector <16 x float> %v53, <16 x float> poison, <16 x i32> zeroinitializer
  %v60 = insertelement <16 x i32> poison, i32 -8388608, i64 0
  %v61 = shufflevector <16 x i32> %v60, <16 x i32> poison, <16 x i32> zeroinitializer
  %v62 = insertelement <16 x i32> poison, i32 22, i64 0
  %v63 = shufflevector <16 x i32> %v62, <16 x i32> poison, <16 x i32> zeroinitializer
  %v64 = insertelement <16 x float> poison, float 0x4168001FC0000000, i64 0
  %v65 = shufflevector <16 x float> %v64, <16 x float> poison, <16 x i32> zeroinitializer
  %v66 = insertelement <16 x float> poison, float 0x3FF7154760000000, i64 0
  %v67 = shufflevector <16 x float> %v66, <16 x float> poison, <16 x i32> zeroinitializer
  %v74 = insertelement <16 x float> poison, float 0x4056400000000000, i64 0
  %v75 = shufflevector <16 x float> %v74, <16 x float> poison, <16 x i32> zeroinitializer
  %v78 = insertelement <16 x float> poison, float 0xC05A000000000000, i64 0
  %v79 = shufflevector <16 x float> %v78, <16 x float> poison, <16 x i32> zeroinitializer
  %v84 = insertelement <16 x i32> poison, i32 32, i64 0
  %v85 = shufflevector <16 x i32> %v84, <16 x i32> poison, <16 x i32> zeroinitializer
  %v86 = icmp ult <16 x i32> %v63, %v85
  %v87 = insertelement <16 x i32> poison, i32 31, i64 0
  %v88 = shufflevector <16 x i32> %v87, <16 x i32> poison, <16 x i32> zeroinitializer
  %v89 = select <16 x i1> %v86, <16 x i32> %v63, <16 x i32> %v88
  %v93 = insertelement <16 x i32> poison, i32 23, i64 0
  %v94 = shufflevector <16 x i32> %v93, <16 x i32> poison, <16 x i32> zeroinitializer
  %v95 = icmp ult <16 x i32> %v94, %v85
  %v96 = select <16 x i1> %v95, <16 x i32> %v94, <16 x i32> %v88
  %v102 = insertelement <16 x float> poison, float 0x3FF0000000000000, i64 0
  %v103 = shufflevector <16 x float> %v102, <16 x float> poison, <16 x i32> zeroinitializer
  %v104 = insertelement <16 x float> poison, float 0xBFE6300000000000, i64 0
  %v105 = shufflevector <16 x float> %v104, <16 x float> poison, <16 x i32> zeroinitializer
  %v108 = insertelement <16 x float> poison, float 0x3F2BD01060000000, i64 0
  %v109 = shufflevector <16 x float> %v108, <16 x float> poison, <16 x i32> zeroinitializer
  %v111 = insertelement <16 x float> poison, float 0x3FDFFFFAC0000000, i64 0
  %v112 = shufflevector <16 x float> %v111, <16 x float> poison, <16 x i32> zeroinitializer
  %v113 = insertelement <16 x float> poison, float 0x3FC5554B00000000, i64 0
  %v114 = shufflevector <16 x float> %v113, <16 x float> poison, <16 x i32> zeroinitializer
  %v115 = insertelement <16 x float> poison, float 0x3FA559BF00000000, i64 0
  %v116 = shufflevector <16 x float> %v115, <16 x float> poison, <16 x i32> zeroinitializer
  %v117 = insertelement <16 x float> poison, float 0x3F81227840000000, i64 0
  %v118 = shufflevector <16 x float> %v117, <16 x float> poison, <16 x i32> zeroinitializer
  %v119 = insertelement <16 x float> poison, float 0x3F53804D60000000, i64 0
  %v120 = shufflevector <16 x float> %v119, <16 x float> poison, <16 x i32> zeroinitializer
  %v172 = getelementptr ptr, ptr %v1, i64 1
  %v173 = load ptr, ptr %v172, align 8
  %v174 = getelementptr i64, ptr %v3, i64 2
  %v175 = load i64, ptr %v174, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after132 ]
  %v20 = mul i64 %index, %v19
  %v21 = getelementptr float, ptr %v16, i64 %v20
  br label %loop10
loop10:
  %i12 = phi i64 [ 0, %loop ], [ %next13, %loop10 ]
  %r14 = phi <16 x float> [ %v9, %loop ], [ %v33, %loop10 ]
  %v17 = mul i64 %i12, 16
  %v22 = getelementptr float, ptr %v21, i64 %v17
  %v23 = load <16 x float>, ptr %v22, align 4
  %v24 = fcmp ogt <16 x float> %r14, %v23
  %v25 = fcmp uno <16 x float> %r14, %r14
  %v26 = or <16 x i1> %v24, %v25
  %v27 = select <16 x i1> %v26, <16 x float> %r14, <16 x float> %v23
  %v28 = bitcast <16 x float> %v23 to <16 x i32>
  %v29 = bitcast <16 x float> %r14 to <16 x i32>
  %v30 = and <16 x i32> %v29, %v28
  %v31 = fcmp oeq <16 x float> %r14, %v23
  %v32 = bitcast <16 x i32> %v30 to <16 x float>
  %v33 = select <16 x i1> %v31, <16 x float> %v32, <16 x float> %v27
  %next13 = add nuw nsw i64 %i12, 1
  %more34 = icmp slt i64 %next13, 8
  br i1 %more34, label %loop10, label %after11
after11:
  store <16 x float> %v33, ptr %stack6, align 4
  br label %loop35
loop35:
  %i37 = phi i64 [ 0, %after11 ], [ %next38, %loop35 ]
  %r39 = phi float [ 0xFFF0000000000000, %after11 ], [ %v51, %loop35 ]
  %v40 = getelementptr float, ptr %stack6, i64 %i37
  %v41 = load float, ptr %v40, align 4
  %v42 = fcmp ogt float %r39, %v41
  %v43 = fcmp uno float %r39, %r39
  %v44 = or i1 %v42, %v43
  %v45 = select i1 %v44, float %r39, float %v41
  %v46 = bitcast float %v41 to i32
  %v47 = bitcast float %r39 to i32
  %v48 = and i32 %v47, %v46
  %v49 = fcmp oeq float %r39, %v41
  %v50 = bitcast i32 %v48 to float
  %v51 = select i1 %v49, float %v50, float %v45
  %next38 = add nuw nsw i64 %i37, 1
  %more52 = icmp slt i64 %next38, 16
  br i1 %more52, label %loop35, label %after36
after36:
  br label %loop55
loop55:
  %i57 = phi i64 [ 0, %after36 ], [ %next58, %loop55 ]
  %r59 = phi <16 x float> [ %v54, %after36 ], [ %v129, %loop55 ]
  %v68 = insertelement <16 x float> poison, float %v51, i64 0
  %v69 = shufflevector <16 x float> %v68, <16 x float> poison, <16 x i32> zeroinitializer
  %v70 = mul i64 %i57, 16
  %v71 = getelementptr float, ptr %v21, i64 %v70
  %v72 = load <16 x float>, ptr %v71, align 4
  %v73 = fsub <16 x float> %v72, %v69
  %v76 = fcmp olt <16 x float> %v75, %v73
  %v77 = select <16 x i1> %v76, <16 x float> %v75, <16 x float> %v73
  %v80 = fcmp ogt <16 x float> %v79, %v77
  %v81 = select <16 x i1> %v80, <16 x float> %v79, <16 x float> %v77
  %v82 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v81, <16 x float> %v67, <16 x float> %v65)
  %v83 = bitcast <16 x float> %v82 to <16 x i32>
  %v90 = shl <16 x i32> %v83, %v89
  %v91 = select <16 x i1> %v86, <16 x i32> %v90, <16 x i32> zeroinitializer
  %v92 = and <16 x i32> %v91, %v61
  %v97 = shl <16 x i32> %v83, %v96
  %v98 = select <16 x i1> %v95, <16 x i32> %v97, <16 x i32> zeroinitializer
  %v99 = sub <16 x i32> %v98, %v92
  %v100 = bitcast <16 x i32> %v99 to <16 x float>
  %v101 = bitcast <16 x i32> %v92 to <16 x float>
  %v106 = fsub <16 x float> %v82, %v65
  %v107 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v106, <16 x float> %v105, <16 x float> %v81)
  %v110 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v106, <16 x float> %v109, <16 x float> %v107)
  %v121 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v110, <16 x float> %v118)
  %v122 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v121, <16 x float> %v110, <16 x float> %v116)
  %v123 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v122, <16 x float> %v110, <16 x float> %v114)
  %v124 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v123, <16 x float> %v110, <16 x float> %v112)
  %v125 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v124, <16 x float> %v110, <16 x float> %v103)
  %v126 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v125, <16 x float> %v110, <16 x float> %v103)
  %v127 = fmul <16 x float> %v126, %v101
  %v128 = fmul <16 x float> %v127, %v100
  %v129 = fadd <16 x float> %r59, %v128
  %next58 = add nuw nsw i64 %i57, 1
  %more130 = icmp slt i64 %next58, 8
  br i1 %more130, label %loop55, label %after56
after56:
  store <16 x float> %v129, ptr %stack7, align 4
  br label %loop131
loop131:
  %i133 = phi i64 [ 0, %after56 ], [ %next134, %loop131 ]
  %r135 = phi float [ 0x0000000000000000, %after56 ], [ %v138, %loop131 ]
  %v136 = getelementptr float, ptr %stack7, i64 %i133
  %v137 = load float, ptr %v136, align 4
  %v138 = fadd float %r135, %v137
  %next134 = add nuw nsw i64 %i133, 1
  %more139 = icmp slt i64 %next134, 16
  br i1 %more139, label %loop131, label %after132
after132:
  %v140 = insertelement <16 x float> poison, float %v138, i64 0
  %v141 = shufflevector <16 x float> %v140, <16 x float> poison, <16 x i32> zeroinitializer
  %v142 = insertelement <16 x float> poison, float %v51, i64 0
  %v143 = shufflevector <16 x float> %v142, <16 x float> poison, <16 x i32> zeroinitializer
  %v144 = load <16 x float>, ptr %v21, align 4
  %v145 = fsub <16 x float> %v144, %v143
  %v146 = fcmp olt <16 x float> %v75, %v145
  %v147 = select <16 x i1> %v146, <16 x float> %v75, <16 x float> %v145
  %v148 = fcmp ogt <16 x float> %v79, %v147
  %v149 = select <16 x i1> %v148, <16 x float> %v79, <16 x float> %v147
  %v150 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v149, <16 x float> %v67, <16 x float> %v65)
  %v151 = bitcast <16 x float> %v150 to <16 x i32>
  %v152 = shl <16 x i32> %v151, %v89
  %v153 = select <16 x i1> %v86, <16 x i32> %v152, <16 x i32> zeroinitializer
  %v154 = and <16 x i32> %v153, %v61
  %v155 = shl <16 x i32> %v151, %v96
  %v156 = select <16 x i1> %v95, <16 x i32> %v155, <16 x i32> zeroinitializer
  %v157 = sub <16 x i32> %v156, %v154
  %v158 = bitcast <16 x i32> %v157 to <16 x float>
  %v159 = bitcast <16 x i32> %v154 to <16 x float>
  %v160 = fsub <16 x float> %v150, %v65
  %v161 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v160, <16 x float> %v105, <16 x float> %v149)
  %v162 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v160, <16 x float> %v109, <16 x float> %v161)
  %v163 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v162, <16 x float> %v118)
  %v164 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v163, <16 x float> %v162, <16 x float> %v116)
  %v165 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v164, <16 x float> %v162, <16 x float> %v114)
  %v166 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v165, <16 x float> %v162, <16 x float> %v112)
  %v167 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v166, <16 x float> %v162, <16 x float> %v103)
  %v168 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v167, <16 x float> %v162, <16 x float> %v103)
  %v169 = fmul <16 x float> %v168, %v159
  %v170 = fmul <16 x float> %v169, %v158
  %v171 = fdiv <16 x float> %v170, %v141
  %v176 = mul i64 %index, %v175
  %v177 = getelementptr float, ptr %v173, i64 %v176
  store <16 x float> %v171, ptr %v177, align 4
  %v178 = getelementptr float, ptr %v21, i64 16
  %v179 = load <16 x float>, ptr %v178, align 4
  %v180 = fsub <16 x float> %v179, %v143
  %v181 = fcmp olt <16 x float> %v75, %v180
  %v182 = select <16 x i1> %v181, <16 x float> %v75, <16 x float> %v180
  %v183 = fcmp ogt <16 x float> %v79, %v182
  %v184 = select <16 x i1> %v183, <16 x float> %v79, <16 x float> %v182
  %v185 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v184, <16 x float> %v67, <16 x float> %v65)
  %v186 = bitcast <16 x float> %v185 to <16 x i32>
  %v187 = shl <16 x i32> %v186, %v89
  %v188 = select <16 x i1> %v86, <16 x i32> %v187, <16 x i32> zeroinitializer
  %v189 = and <16 x i32> %v188, %v61
  %v190 = shl <16 x i32> %v186, %v96
  %v191 = select <16 x i1> %v95, <16 x i32> %v190, <16 x i32> zeroinitializer
  %v192 = sub <16 x i32> %v191, %v189
  %v193 = bitcast <16 x i32> %v192 to <16 x float>
  %v194 = bitcast <16 x i32> %v189 to <16 x float>
  %v195 = fsub <16 x float> %v185, %v65
  %v196 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v195, <16 x float> %v105, <16 x float> %v184)
  %v197 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v195, <16 x float> %v109, <16 x float> %v196)
  %v198 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v197, <16 x float> %v118)
  %v199 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v198, <16 x float> %v197, <16 x float> %v116)
  %v200 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v199, <16 x float> %v197, <16 x float> %v114)
  %v201 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v200, <16 x float> %v197, <16 x float> %v112)
  %v202 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v201, <16 x float> %v197, <16 x float> %v103)
  %v203 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v202, <16 x float> %v197, <16 x float> %v103)
  %v204 = fmul <16 x float> %v203, %v194
  %v205 = fmul <16 x float> %v204, %v193
  %v206 = fdiv <16 x float> %v205, %v141
  %v207 = getelementptr float, ptr %v177, i64 16
  store <16 x float> %v206, ptr %v207, align 4
  %v208 = getelementptr float, ptr %v21, i64 32
  %v209 = load <16 x float>, ptr %v208, align 4
  %v210 = fsub <16 x float> %v209, %v143
  %v211 = fcmp olt <16 x float> %v75, %v210
  %v212 = select <16 x i1> %v211, <16 x float> %v75, <16 x float> %v210
  %v213 = fcmp ogt <16 x float> %v79, %v212
  %v214 = select <16 x i1> %v213, <16 x float> %v79, <16 x float> %v212
  %v215 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v214, <16 x float> %v67, <16 x float> %v65)
  %v216 = bitcast <16 x float> %v215 to <16 x i32>
  %v217 = shl <16 x i32> %v216, %v89
  %v218 = select <16 x i1> %v86, <16 x i32> %v217, <16 x i32> zeroinitializer
  %v219 = and <16 x i32> %v218, %v61
  %v220 = shl <16 x i32> %v216, %v96
  %v221 = select <16 x i1> %v95, <16 x i32> %v220, <16 x i32> zeroinitializer
  %v222 = sub <16 x i32> %v221, %v219
  %v223 = bitcast <16 x i32> %v222 to <16 x float>
  %v224 = bitcast <16 x i32> %v219 to <16 x float>
  %v225 = fsub <16 x float> %v215, %v65
  %v226 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v225, <16 x float> %v105, <16 x float> %v214)
  %v227 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v225, <16 x float> %v109, <16 x float> %v226)
  %v228 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v227, <16 x float> %v118)
  %v229 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v228, <16 x float> %v227, <16 x float> %v116)
  %v230 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v229, <16 x float> %v227, <16 x float> %v114)
  %v231 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v230, <16 x float> %v227, <16 x float> %v112)
  %v232 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v231, <16 x float> %v227, <16 x float> %v103)
  %v233 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v232, <16 x float> %v227, <16 x float> %v103)
  %v234 = fmul <16 x float> %v233, %v224
  %v235 = fmul <16 x float> %v234, %v223
  %v236 = fdiv <16 x float> %v235, %v141
  %v237 = getelementptr float, ptr %v177, i64 32
  store <16 x float> %v236, ptr %v237, align 4
  %v238 = getelementptr float, ptr %v21, i64 48
  %v239 = load <16 x float>, ptr %v238, align 4
  %v240 = fsub <16 x float> %v239, %v143
  %v241 = fcmp olt <16 x float> %v75, %v240
  %v242 = select <16 x i1> %v241, <16 x float> %v75, <16 x float> %v240
  %v243 = fcmp ogt <16 x float> %v79, %v242
  %v244 = select <16 x i1> %v243, <16 x float> %v79, <16 x float> %v242
  %v245 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v244, <16 x float> %v67, <16 x float> %v65)
  %v246 = bitcast <16 x float> %v245 to <16 x i32>
  %v247 = shl <16 x i32> %v246, %v89
  %v248 = select <16 x i1> %v86, <16 x i32> %v247, <16 x i32> zeroinitializer
  %v249 = and <16 x i32> %v248, %v61
  %v250 = shl <16 x i32> %v246, %v96
  %v251 = select <16 x i1> %v95, <16 x i32> %v250, <16 x i32> zeroinitializer
  %v252 = sub <16 x i32> %v251, %v249
  %v253 = bitcast <16 x i32> %v252 to <16 x float>
  %v254 = bitcast <16 x i32> %v249 to <16 x float>
  %v255 = fsub <16 x float> %v245, %v65
  %v256 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v255, <16 x float> %v105, <16 x float> %v244)
  %v257 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v255, <16 x float> %v109, <16 x float> %v256)
  %v258 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v257, <16 x float> %v118)
  %v259 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v258, <16 x float> %v257, <16 x float> %v116)
  %v260 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v259, <16 x float> %v257, <16 x float> %v114)
  %v261 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v260, <16 x float> %v257, <16 x float> %v112)
  %v262 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v261, <16 x float> %v257, <16 x float> %v103)
  %v263 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v262, <16 x float> %v257, <16 x float> %v103)
  %v264 = fmul <16 x float> %v263, %v254
  %v265 = fmul <16 x float> %v264, %v253
  %v266 = fdiv <16 x float> %v265, %v141
  %v267 = getelementptr float, ptr %v177, i64 48
  store <16 x float> %v266, ptr %v267, align 4
  %v268 = getelementptr float, ptr %v21, i64 64
  %v269 = load <16 x float>, ptr %v268, align 4
  %v270 = fsub <16 x float> %v269, %v143
  %v271 = fcmp olt <16 x float> %v75, %v270
  %v272 = select <16 x i1> %v271, <16 x float> %v75, <16 x float> %v270
  %v273 = fcmp ogt <16 x float> %v79, %v272
  %v274 = select <16 x i1> %v273, <16 x float> %v79, <16 x float> %v272
  %v275 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v274, <16 x float> %v67, <16 x float> %v65)
  %v276 = bitcast <16 x float> %v275 to <16 x i32>
  %v277 = shl <16 x i32> %v276, %v89
  %v278 = select <16 x i1> %v86, <16 x i32> %v277, <16 x i32> zeroinitializer
  %v279 = and <16 x i32> %v278, %v61
  %v280 = shl <16 x i32> %v276, %v96
  %v281 = select <16 x i1> %v95, <16 x i32> %v280, <16 x i32> zeroinitializer
  %v282 = sub <16 x i32> %v281, %v279
  %v283 = bitcast <16 x i32> %v282 to <16 x float>
  %v284 = bitcast <16 x i32> %v279 to <16 x float>
  %v285 = fsub <16 x float> %v275, %v65
  %v286 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v285, <16 x float> %v105, <16 x float> %v274)
  %v287 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v285, <16 x float> %v109, <16 x float> %v286)
  %v288 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v287, <16 x float> %v118)
  %v289 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v288, <16 x float> %v287, <16 x float> %v116)
  %v290 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v289, <16 x float> %v287, <16 x float> %v114)
  %v291 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v290, <16 x float> %v287, <16 x float> %v112)
  %v292 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v291, <16 x float> %v287, <16 x float> %v103)
  %v293 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v292, <16 x float> %v287, <16 x float> %v103)
  %v294 = fmul <16 x float> %v293, %v284
  %v295 = fmul <16 x float> %v294, %v283
  %v296 = fdiv <16 x float> %v295, %v141
  %v297 = getelementptr float, ptr %v177, i64 64
  store <16 x float> %v296, ptr %v297, align 4
  %v298 = getelementptr float, ptr %v21, i64 80
  %v299 = load <16 x float>, ptr %v298, align 4
  %v300 = fsub <16 x float> %v299, %v143
  %v301 = fcmp olt <16 x float> %v75, %v300
  %v302 = select <16 x i1> %v301, <16 x float> %v75, <16 x float> %v300
  %v303 = fcmp ogt <16 x float> %v79, %v302
  %v304 = select <16 x i1> %v303, <16 x float> %v79, <16 x float> %v302
  %v305 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v304, <16 x float> %v67, <16 x float> %v65)
  %v306 = bitcast <16 x float> %v305 to <16 x i32>
  %v307 = shl <16 x i32> %v306, %v89
  %v308 = select <16 x i1> %v86, <16 x i32> %v307, <16 x i32> zeroinitializer
  %v309 = and <16 x i32> %v308, %v61
  %v310 = shl <16 x i32> %v306, %v96
  %v311 = select <16 x i1> %v95, <16 x i32> %v310, <16 x i32> zeroinitializer
  %v312 = sub <16 x i32> %v311, %v309
  %v313 = bitcast <16 x i32> %v312 to <16 x float>
  %v314 = bitcast <16 x i32> %v309 to <16 x float>
  %v315 = fsub <16 x float> %v305, %v65
  %v316 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v315, <16 x float> %v105, <16 x float> %v304)
  %v317 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v315, <16 x float> %v109, <16 x float> %v316)
  %v318 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v317, <16 x float> %v118)
  %v319 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v318, <16 x float> %v317, <16 x float> %v116)
  %v320 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v319, <16 x float> %v317, <16 x float> %v114)
  %v321 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v320, <16 x float> %v317, <16 x float> %v112)
  %v322 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v321, <16 x float> %v317, <16 x float> %v103)
  %v323 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v322, <16 x float> %v317, <16 x float> %v103)
  %v324 = fmul <16 x float> %v323, %v314
  %v325 = fmul <16 x float> %v324, %v313
  %v326 = fdiv <16 x float> %v325, %v141
  %v327 = getelementptr float, ptr %v177, i64 80
  store <16 x float> %v326, ptr %v327, align 4
  %v328 = getelementptr float, ptr %v21, i64 96
  %v329 = load <16 x float>, ptr %v328, align 4
  %v330 = fsub <16 x float> %v329, %v143
  %v331 = fcmp olt <16 x float> %v75, %v330
  %v332 = select <16 x i1> %v331, <16 x float> %v75, <16 x float> %v330
  %v333 = fcmp ogt <16 x float> %v79, %v332
  %v334 = select <16 x i1> %v333, <16 x float> %v79, <16 x float> %v332
  %v335 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v334, <16 x float> %v67, <16 x float> %v65)
  %v336 = bitcast <16 x float> %v335 to <16 x i32>
  %v337 = shl <16 x i32> %v336, %v89
  %v338 = select <16 x i1> %v86, <16 x i32> %v337, <16 x i32> zeroinitializer
  %v339 = and <16 x i32> %v338, %v61
  %v340 = shl <16 x i32> %v336, %v96
  %v341 = select <16 x i1> %v95, <16 x i32> %v340, <16 x i32> zeroinitializer
  %v342 = sub <16 x i32> %v341, %v339
  %v343 = bitcast <16 x i32> %v342 to <16 x float>
  %v344 = bitcast <16 x i32> %v339 to <16 x float>
  %v345 = fsub <16 x float> %v335, %v65
  %v346 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v345, <16 x float> %v105, <16 x float> %v334)
  %v347 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v345, <16 x float> %v109, <16 x float> %v346)
  %v348 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v347, <16 x float> %v118)
  %v349 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v348, <16 x float> %v347, <16 x float> %v116)
  %v350 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v349, <16 x float> %v347, <16 x float> %v114)
  %v351 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v350, <16 x float> %v347, <16 x float> %v112)
  %v352 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v351, <16 x float> %v347, <16 x float> %v103)
  %v353 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v352, <16 x float> %v347, <16 x float> %v103)
  %v354 = fmul <16 x float> %v353, %v344
  %v355 = fmul <16 x float> %v354, %v343
  %v356 = fdiv <16 x float> %v355, %v141
  %v357 = getelementptr float, ptr %v177, i64 96
  store <16 x float> %v356, ptr %v357, align 4
  %v358 = getelementptr float, ptr %v21, i64 112
  %v359 = load <16 x float>, ptr %v358, align 4
  %v360 = fsub <16 x float> %v359, %v143
  %v361 = fcmp olt <16 x float> %v75, %v360
  %v362 = select <16 x i1> %v361, <16 x float> %v75, <16 x float> %v360
  %v363 = fcmp ogt <16 x float> %v79, %v362
  %v364 = select <16 x i1> %v363, <16 x float> %v79, <16 x float> %v362
  %v365 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v364, <16 x float> %v67, <16 x float> %v65)
  %v366 = bitcast <16 x float> %v365 to <16 x i32>
  %v367 = shl <16 x i32> %v366, %v89
  %v368 = select <16 x i1> %v86, <16 x i32> %v367, <16 x i32> zeroinitializer
  %v369 = and <16 x i32> %v368, %v61
  %v370 = shl <16 x i32> %v366, %v96
  %v371 = select <16 x i1> %v95, <16 x i32> %v370, <16 x i32> zeroinitializer
  %v372 = sub <16 x i32> %v371, %v369
  %v373 = bitcast <16 x i32> %v372 to <16 x float>
  %v374 = bitcast <16 x i32> %v369 to <16 x float>
  %v375 = fsub <16 x float> %v365, %v65
  %v376 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v375, <16 x float> %v105, <16 x float> %v364)
  %v377 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v375, <16 x float> %v109, <16 x float> %v376)
  %v378 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v120, <16 x float> %v377, <16 x float> %v118)
  %v379 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v378, <16 x float> %v377, <16 x float> %v116)
  %v380 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v379, <16 x float> %v377, <16 x float> %v114)
  %v381 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v380, <16 x float> %v377, <16 x float> %v112)
  %v382 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v381, <16 x float> %v377, <16 x float> %v103)
  %v383 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v382, <16 x float> %v377, <16 x float> %v103)
  %v384 = fmul <16 x float> %v383, %v374
  %v385 = fmul <16 x float> %v384, %v373
  %v386 = fdiv <16 x float> %v385, %v141
  %v387 = getelementptr float, ptr %v177, i64 112
  store <16 x float> %v386, ptr %v387, align 4
  %next = add nuw nsw i64 %index, 1
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 32)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
